//! The elements that a vector picture may use: those that draw, and none that run or load anything.

/// Their names, separated by blanks.
pub const ELEMENTS: &str = "\
    a animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend \
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting \
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR \
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight \
    feSpecularLighting feSpotLight feTile feTurbulence filter g image line linearGradient \
    marker mask mpath path pattern polygon polyline radialGradient rect set stop style svg \
    switch symbol text textPath title tspan use view";

/// Whether a list contains a name.
pub fn has(list: &str, name: &str) -> bool {
    list.split(' ').any(|listed| listed == name)
}
