/* The viewer: pictures of a gallery one at a time, large. Without script each link opens its file. A
   plain `div` and not `dialog`, which the engines of older WeChat and 360 lack. */
(() => {
	'use strict';
	const root = document.documentElement;
	const words = document.body.dataset;
	const list = (selector, inside) => Array.from((inside || document).querySelectorAll(selector));
	const make = (name, attributes, text) => {
		const element = document.createElement(name);
		Object.keys(attributes).forEach((key) => {
			element.setAttribute(key, attributes[key]);
		});
		if (text) element.textContent = text;
		return element;
	};
	/* A finger that went so far sideways meant to turn the page; CSS pixels. */
	const SWIPE = 40;

	function textOf(link, selector) {
		const figure = link.closest('figure');
		const found = figure && figure.querySelector(selector);
		return found ? found.textContent.trim() : '';
	}

	list('[data-lightbox], .gallery').forEach((wall) => {
		const links = list('a', wall).filter(
			(link) => link.querySelector('img') && link.rel.indexOf('external') < 0,
		);
		const views = [];
		let at = 0;
		let box = null;
		let frame;
		let count;
		let caption;
		let credit;

		/* The picture of the wall again, this time in the size of the window. It is loaded from the moment it
       is made, also while it is nowhere on the page. */
		function view(index) {
			if (views[index]) return views[index];
			const small = links[index].querySelector('img');
			const large = make('img', { alt: small.alt, draggable: 'false' });
			const picture = make('picture', {});
			const own = small.getAttribute('width') || 1600;
			/* Not `min()`, which the engines of older browsers do not know here. */
			const sizes = `(min-width: ${own}px) ${own}px, 100vw`;
			list('source', links[index]).forEach((source) => {
				picture.appendChild(
					make('source', { type: source.type, sizes: sizes, srcset: source.getAttribute('srcset') }),
				);
			});
			picture.appendChild(large);
			if (small.hasAttribute('srcset')) {
				large.sizes = sizes;
				large.srcset = small.getAttribute('srcset');
			}
			['width', 'height'].forEach((name) => {
				if (small.hasAttribute(name)) large.setAttribute(name, small.getAttribute(name));
			});
			large.src = links[index].href;
			views[index] = picture;
			return picture;
		}

		function show(index) {
			at = (index + links.length) % links.length;
			frame.replaceChild(view(at), frame.firstChild);
			count.textContent = `${at + 1} / ${links.length}`;
			const own = textOf(links[at], '.shot-credit');
			caption.textContent =
				textOf(links[at], '.shot-caption') || (own ? '' : textOf(links[at], 'figcaption'));
			credit.textContent = own || wall.dataset.credit || '';
			[at + 1, at - 1].forEach((near) => {
				view((near + links.length) % links.length);
			});
		}

		function close() {
			if (!box) return;
			box.remove();
			box = null;
			root.style.overflow = '';
			document.removeEventListener('keydown', keys);
			window.removeEventListener('popstate', close);
			links[at].focus();
		}
		/* The way back closes the viewer and not the page, as people with phones expect. */
		function leave() {
			const onTop = history.state && history.state.viewer;
			close();
			if (onTop) history.back();
		}

		function keys(event) {
			const turn = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: links.length - 1 }[event.key];
			if (event.altKey || event.ctrlKey || event.metaKey) return;
			if (event.key === 'Escape' || event.key === 'Esc') {
				event.preventDefault();
				leave();
			} else if (turn !== undefined) {
				event.preventDefault();
				show(turn);
			} else if (event.key === 'Tab') {
				const buttons = list('button:not([hidden])', box);
				const next = buttons.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1);
				event.preventDefault();
				buttons[(next + buttons.length) % buttons.length].focus();
			}
		}

		function swipes(area) {
			let from = null;
			area.addEventListener(
				'touchstart',
				(event) => {
					from = event.touches.length === 1 ? event.touches[0] : null;
				},
				{ passive: true },
			);
			area.addEventListener('touchend', (event) => {
				const to = event.changedTouches[0];
				const zoomed = window.visualViewport && window.visualViewport.scale > 1.01;
				if (!from || zoomed) return;
				const across = to.clientX - from.clientX;
				const down = to.clientY - from.clientY;
				if (Math.abs(across) > SWIPE && Math.abs(across) > Math.abs(down) * 1.5)
					show(at + (across < 0 ? 1 : -1));
				from = null;
			});
		}

		function button(name, sign, label, act) {
			const made = make('button', { type: 'button', class: `viewer-${name}`, 'aria-label': label }, sign);
			made.addEventListener('click', act);
			return made;
		}

		function open(index) {
			box = make('div', {
				class: 'viewer',
				role: 'dialog',
				'aria-modal': 'true',
				'aria-label': words.wViewer,
			});
			frame = make('div', { class: 'viewer-frame' });
			frame.appendChild(make('img', { alt: '' }));
			const text = make('div', { class: 'viewer-text', 'aria-live': 'polite' });
			count = text.appendChild(make('p', { class: 'viewer-count' }));
			caption = text.appendChild(make('p', { class: 'viewer-caption' }));
			credit = text.appendChild(make('p', { class: 'viewer-credit' }));
			const shut = button('close', '\u00d7', words.wClose, leave);
			[
				frame,
				text,
				button('previous', '\u2039', words.wPrevious, () => {
					show(at - 1);
				}),
				button('next', '\u203a', words.wNext, () => {
					show(at + 1);
				}),
				shut,
			].forEach((part) => {
				box.appendChild(part);
			});
			if (links.length === 1)
				list('.viewer-previous, .viewer-next', box).forEach((part) => {
					part.hidden = true;
				});
			frame.addEventListener('click', (event) => {
				if (event.target === frame) leave();
			});
			swipes(frame);
			document.body.appendChild(box);
			root.style.overflow = 'hidden';
			show(index);
			document.addEventListener('keydown', keys);
			try {
				history.pushState({ viewer: true }, '');
				window.addEventListener('popstate', close);
			} catch {
				/* a page without a history */
			}
			shut.focus();
		}

		links.forEach((link, index) => {
			link.addEventListener('click', (event) => {
				if (event.ctrlKey || event.metaKey || event.shiftKey) return;
				event.preventDefault();
				open(index);
			});
		});
	});
})();
