/** Under the bill: where the amount comes from, who else pays. */
export const grounds = `
.grounds > section { padding-block: 1.75em 2em; border-block-start: 1px solid var(--_line); }
.grounds h3 { margin-block-end: 0.5em; font-size: 1.0625em; }
.row { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1.5em; }

.text { max-inline-size: 44em; color: var(--_muted); }
.tree { margin-block-start: 0.75em; }
.tree > li { border-block-start: 1px solid var(--_line); }
.tree .tree { margin-block: 0.375em 0.5em; padding-inline-start: 1em; border-inline-start: 1px solid var(--_line); }
.tree .tree > li { border: 0; }
summary {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0 1em;
  padding-block: 0.65em;
  cursor: pointer;
  list-style: none;
}
.tree .tree summary { padding-block: 0.4em; }
summary::-webkit-details-marker { display: none; }
summary::before {
  content: "";
  flex: none;
  inline-size: 0.45em;
  block-size: 0.45em;
  margin-inline: 0.1em -0.15em;
  border: solid var(--_muted);
  border-width: 0 1.5px 1.5px 0;
  transform: translateY(-0.1em) rotate(-45deg);
}
details[open] > summary::before { transform: translateY(-0.2em) rotate(45deg); }
summary:hover .label { text-decoration: underline 1px; text-underline-offset: 0.25em; }
.label { flex: 1 1 8em; }
.value { margin-inline-start: auto; text-align: end; }
.why > .tree > li > details[open] > summary { font-weight: 600; }
details > :not(summary) { margin-inline-start: 1.45em; }
details > .tree { margin-inline-start: 0.3em; }
details > .text:last-child, details > .source:last-child { margin-block-end: 0.75em; }
.why > .tree > li > details > .tree:last-child { margin-block-end: 1em; }

.source { margin-block-start: 0.25em; }
.quoted { margin-block-start: 0.75em; padding-inline-start: 1em; border-inline-start: 2px solid var(--_accent); }
blockquote { font-family: var(--_display); font-style: italic; font-size: 1.0625em; line-height: 1.45; }
figcaption { color: var(--_muted); font-size: 0.875em; }
cite { font-style: normal; }

.funders dl { max-inline-size: 44em; }
.funders .row { padding-block: 0.5em; }
.funders .row + .row { border-block-start: 1px solid var(--_line); }
.funders dd { margin-inline-start: auto; }

@media (prefers-reduced-motion: no-preference) {
  summary::before { transition: transform 120ms ease-out; }
  .control, .quiet { transition: border-color 120ms ease-out, color 120ms ease-out; }
}
`;
