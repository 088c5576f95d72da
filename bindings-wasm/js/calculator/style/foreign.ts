/** Texts that others wrote: none turns the direction of its neighbours, or fills the page. */
export const foreign = `
.calculator :is(span, cite, dt, dd, th, td, li, p) { unicode-bidi: isolate; }
:where(.line) { display: block; }
.calculator :is(h2, h3, p, blockquote, cite, dt, .line, .label, .row > span:first-child, .warnings li),
.calculator [role="option"],
.waiting p {
  max-block-size: 30em;
  overflow: hidden;
  overflow-wrap: anywhere;
}
.calculator :is(h2, h3) { max-block-size: 10em; }
`;
