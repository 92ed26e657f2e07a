/** Building elements without markup strings, so that nothing a shopper writes is ever parsed. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Build an element. `on` holds listeners, `class` and `aria-*`/`data-*`/`role` become
 * attributes, everything else a property.
 */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) setProperty(node, name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

function setProperty(node, name, value) {
  if (value === undefined || value === null) return;
  if (name === "on") {
    for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
  } else if (name === "class") {
    node.className = value;
  } else if (name === "role" || /^(aria|data)-/.test(name)) {
    node.setAttribute(name, value);
  } else {
    node[name] = value;
  }
}

/** Build an SVG element with attributes. */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** Build a button that is never a form's submit button. */
export function button(properties, ...children) {
  return el("button", { type: "button", ...properties }, ...children);
}

/** Build an icon button whose label is both its tooltip and its name. */
export function iconButton(label, iconNode, properties = {}) {
  const { class: extra = "", ...rest } = properties;
  return button(
    { class: `icon-button ${extra}`, title: label, "aria-label": label, ...rest },
    iconNode,
  );
}
