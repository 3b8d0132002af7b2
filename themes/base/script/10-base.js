/* Everything here is an addition: each page reads well without it. No module, no request, so that
   it also works from a disk. */
(() => {
	'use strict';
	const root = document.documentElement;
	const body = document.body;
	const words = body.dataset;
	const all = (selector, inside) => Array.from((inside || document).querySelectorAll(selector));
	const one = (selector, inside) => (inside || document).querySelector(selector);
	const fill = (text, n) => text.replace('{n}', n);
	const make = (name, attributes, text) => {
		const element = document.createElement(name);
		Object.keys(attributes).forEach((key) => {
			element.setAttribute(key, attributes[key]);
		});
		if (text) element.textContent = text;
		return element;
	};
	root.classList.add('js');
	all('[data-script]').forEach((element) => {
		element.hidden = false;
	});

	/* What depends on today. Days are those of China, wherever the reader is. */
	const day = 864e5;
	const now = () => Date.now();
	const chinaDay = (moment) => new Date(moment + 288e5).toISOString().slice(0, 10);
	const begin = (text) => (text.length > 10 ? Date.parse(text) : Date.parse(`${text}T00:00:00+08:00`));
	const finish = (text) => (text.length > 10 ? Date.parse(text) : Date.parse(`${text}T00:00:00+08:00`) + day);
	let today = chinaDay(now());
	const apart = (from, to) => Math.round((begin(to) - begin(from)) / day);

	(root.dataset.grey || '').split(',').forEach((span) => {
		const ends = span.split('/');
		if (ends[1] && ends[0] <= today && today <= ends[1]) root.classList.add('grey');
	});

	function state(start, end) {
		const moment = now();
		const first = begin(start);
		const last = end ? finish(end) : start.length > 10 ? first + 72e5 : finish(start);
		if (moment >= last) return 'past';
		if (moment >= first) return start.length > 10 ? 'now' : 'today';
		const away = apart(today, start.slice(0, 10));
		return away === 0 ? 'today' : away === 1 ? 'tomorrow' : 'future';
	}
	const label = { past: words.wEnded, now: words.wNow, today: words.wToday, tomorrow: words.wTomorrow };
	function mark() {
		today = chinaDay(now());
		all('[data-start]:not([data-countdown]), [data-day], [data-date]').forEach((element) => {
			const start = element.dataset.start || element.dataset.day || element.dataset.date;
			if (!start) return;
			const value = state(start, element.dataset.end || '');
			if (element.dataset.state === value) return;
			element.dataset.state = value;
			if (element.dataset.date) {
				if (element.firstElementChild) element.firstElementChild.dataset.today = words.wToday;
				return;
			}
			const badge = one('[data-mark]', element);
			if (!badge || badge.closest('[data-start], [data-day]') !== element) return;
			badge.hidden =
				!label[value] || (/^to/.test(value) && !element.dataset.day && !!element.closest('[data-day]'));
			badge.textContent = label[value] || '';
		});
		all('[data-deadline]').forEach((element) => {
			if (now() < finish(element.dataset.deadline) || element.classList.contains('is-over')) return;
			element.classList.add('is-over');
			element.textContent = words.wDeadline;
		});
		all('[data-countdown]').forEach((element) => {
			const text = one('[data-countdown-text]', element);
			const away = apart(today, element.dataset.start);
			text.textContent =
				away > 1
					? fill(words.wUntil, away)
					: away === 1
						? words.wEve
						: today <= element.dataset.end
							? fill(words.wDay, 1 - away)
							: words.wOver;
			text.hidden = false;
		});
	}
	/* `data-today` is a style hook of the strip: CSS prints it where the day is today. */
	mark();
	setInterval(mark, 6e4);

	/* The week on the home page: one day at a time, where there is much to show. */
	all('[data-week]').forEach((week) => {
		const tabs = all('[data-tab]', week);
		const panels = all('[data-panel]', week);
		if (tabs.length < 2 || all('.row', week).length < 9) return;
		const tabbed = panels.filter((panel) => tabs.some((tab) => tab.dataset.tab === panel.dataset.panel));
		const strip = one('[data-strip]', week);
		week.classList.add('is-tabbed');
		strip.setAttribute('role', 'tablist');
		all('li', strip).forEach((item) => {
			item.setAttribute('role', 'presentation');
		});
		function show(name, focus) {
			tabs.forEach((tab) => {
				const chosen = tab.dataset.tab === name;
				tab.setAttribute('aria-selected', chosen);
				tab.tabIndex = chosen ? 0 : -1;
				if (chosen && focus) tab.focus();
				if (chosen)
					strip.scrollLeft =
						tab.parentNode.offsetLeft - strip.clientWidth / 2 + tab.parentNode.clientWidth / 2;
			});
			panels.forEach((panel) => {
				panel.hidden = panel.dataset.panel !== name;
			});
		}
		tabs.forEach((tab, index) => {
			tab.setAttribute('role', 'tab');
			tab.id = `tab-${tab.dataset.tab}`;
			tab.setAttribute('aria-controls', `day-${tab.dataset.tab}`);
			tab.addEventListener('click', (event) => {
				event.preventDefault();
				show(tab.dataset.tab);
			});
			tab.addEventListener('keydown', (event) => {
				const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
				if (event.key === ' ') {
					event.preventDefault();
					show(tab.dataset.tab);
				}
				if (!step) return;
				event.preventDefault();
				show(tabs[(index + step + tabs.length) % tabs.length].dataset.tab, true);
			});
		});
		tabbed.forEach((panel) => {
			panel.setAttribute('role', 'tabpanel');
			panel.setAttribute('aria-labelledby', `tab-${panel.dataset.panel}`);
		});
		const names = tabs.map((tab) => tab.dataset.tab);
		show(names.indexOf(today) >= 0 ? today : names.filter((name) => name >= today)[0] || names[0]);
	});

	/* The programme: narrowed in place; the address keeps the choice. */
	all('[data-filters]').forEach((fold) => {
		const form = one('[data-filter-form]', fold);
		const programme = one('[data-programme]');
		if (!programme) return;
		const rows = all('.row', programme);
		const days = all('.day', programme);
		const none = one('[data-filter-none]', programme);
		const count = one('[data-filter-count]', fold);
		const fields = all('input, select', form);
		fold.hidden = false;
		fold.open = innerWidth >= 768;
		const text = (row) => {
			row.found = row.found || row.textContent.toLowerCase().replace(/\s+/g, ' ');
			return row.found;
		};
		function matches(row, field, value) {
			if (field.type === 'checkbox') return row.dataset.state !== 'past';
			if (field.name === 'q')
				return value
					.toLowerCase()
					.split(/\s+/)
					.every((word) => text(row).indexOf(word) >= 0);
			const own = row.dataset[field.name] || '';
			return own.charAt(0) === '|' ? own.indexOf(`|${value}|`) >= 0 : own === value;
		}
		function apply() {
			const set = fields.filter((field) => (field.type === 'checkbox' ? field.checked : field.value.trim()));
			let left = 0;
			rows.forEach((row) => {
				const kept = set.every((field) => matches(row, field, field.value.trim()));
				row.hidden = !kept;
				if (kept) left += 1;
			});
			days.forEach((section) => {
				section.hidden = !one('.row:not([hidden])', section);
			});
			none.hidden = left > 0;
			count.textContent = fill(words.wCount, left);
			return set;
		}
		function keep() {
			const hash = apply()
				.map((field) => `${field.name}=${encodeURIComponent(field.value.trim())}`)
				.join('&');
			history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search);
		}
		function read() {
			const hash = location.hash.slice(1);
			if (hash && hash.indexOf('=') < 0) return apply();
			const wanted = {};
			hash.split('&').forEach((pair) => {
				const at = pair.indexOf('=');
				try {
					if (at > 0) wanted[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1));
				} catch {
					/* a broken address asks for nothing */
				}
			});
			fields.forEach((field) => {
				if (field.type === 'checkbox') field.checked = field.name in wanted;
				else {
					field.value = wanted[field.name] || '';
					if (field.selectedIndex < 0) field.value = '';
				}
			});
			apply();
		}
		let wait;
		form.addEventListener('change', keep);
		form.addEventListener('input', () => {
			clearTimeout(wait);
			wait = setTimeout(keep, 150);
		});
		one('[data-filter-reset]', form).addEventListener('click', () => {
			fields.forEach((field) => {
				if (field.type === 'checkbox') field.checked = false;
				else field.value = '';
			});
			keep();
		});
		window.addEventListener('hashchange', read);
		read();
		if (location.hash.indexOf('=') > 0) fold.open = true;
	});

	/* Other sites: found by name, where there are many. */
	all('[data-sites]').forEach((sites) => {
		const find = one('[data-sites-find]', sites);
		if (!find) return;
		find.hidden = false;
		one('input', find).addEventListener('input', (event) => {
			const word = event.target.value.trim().toLowerCase();
			all('li', sites).forEach((item) => {
				item.hidden = item.textContent.toLowerCase().indexOf(word) < 0;
			});
		});
	});

	/* 长者版 and text size, kept on the reader's device. */
	let kept = {};
	try {
		kept = JSON.parse(localStorage.getItem('skillweek') || '{}') || {};
	} catch {
		/* no storage: for this page only */
	}
	if (/[?&]elder=1\b/.test(location.search)) kept.elder = true;
	function dress() {
		root.classList.toggle('elder', !!kept.elder);
		['l', 'xl'].forEach((size) => {
			root.classList.toggle(`size-${size}`, kept.size === size);
		});
		all('[data-elder]').forEach((button) => {
			button.textContent = kept.elder ? words.wStandard : words.wElder;
			button.removeAttribute('aria-pressed');
		});
		all('[data-size]').forEach((button) => {
			button.setAttribute('aria-pressed', button.dataset.size === (kept.size || 'm'));
		});
	}
	function store() {
		dress();
		try {
			localStorage.setItem('skillweek', JSON.stringify(kept));
		} catch {
			/* as above */
		}
	}
	all('[data-elder]').forEach((button) => {
		button.addEventListener('click', () => {
			kept.elder = !kept.elder;
			store();
		});
	});
	all('[data-size]').forEach((button) => {
		button.addEventListener('click', () => {
			kept.size = button.dataset.size;
			store();
		});
	});
	dress();

	/* Players: nothing is asked of another host before the click. */
	all('.player[data-embed]').forEach((player) => {
		const link = one('a', player);
		if (!link) return;
		link.addEventListener('click', (event) => {
			if (event.ctrlKey || event.metaKey || event.shiftKey) return;
			event.preventDefault();
			const frame = make('iframe', {
				src: player.dataset.embed,
				title: player.dataset.title || link.textContent.trim(),
				allow: 'fullscreen; encrypted-media',
				allowfullscreen: '',
				referrerpolicy: 'no-referrer',
			});
			player.replaceChild(frame, link);
			frame.focus();
		});
	});

	/* What scrolls sideways can be scrolled by keyboard, also where the browser does not see to it. */
	function scrollers() {
		all('.table-wrap, .prose pre').forEach((box) => {
			if (box.scrollWidth > box.clientWidth) {
				box.tabIndex = 0;
				box.setAttribute('role', 'group');
				box.setAttribute('aria-label', words.wScroll);
			} else
				['tabindex', 'role', 'aria-label'].forEach((name) => {
					box.removeAttribute(name);
				});
		});
	}
	scrollers();
	window.addEventListener('resize', scrollers);
	all('[data-size], [data-elder]').forEach((button) => {
		button.addEventListener('click', scrollers);
	});

	/* Small services. */
	all('[data-print]').forEach((button) => {
		button.addEventListener('click', () => {
			window.print();
		});
	});
	all('[data-share]').forEach((button) => {
		const text = one('[data-share-text]', button);
		button.addEventListener('click', () => {
			const address = (one('link[rel="canonical"]') || location).href;
			const said = text.textContent;
			const done = () => {
				text.textContent = words.wCopied;
				setTimeout(() => {
					text.textContent = said;
				}, 2500);
			};
			if (navigator.clipboard && window.isSecureContext)
				navigator.clipboard.writeText(address).then(done, () => {});
			else {
				const field = make('textarea', { class: 'visually-hidden', readonly: '' });
				field.value = address;
				body.appendChild(field);
				field.select();
				try {
					if (document.execCommand('copy')) done();
				} catch {
					/* the address bar remains */
				}
				field.remove();
			}
		});
	});
})();
