/** Where a reader brings an agreement. */
export const own = `
.calculator.own { margin-block-end: 1.5em; border-block-start-color: var(--_edge); }
.calculator.own.over { border-color: var(--_accent); background: var(--_tint); }
.calculator.own form { padding: 1.25em var(--_pad) 1.5em; }
.calculator.own details { margin-block-start: 0.75em; }
.calculator.own details > :not(summary) { margin-inline-start: 0; }
.calculator.own summary { flex-wrap: nowrap; font-weight: 600; }
.calculator.own.read .languages { display: none; }
textarea.control {
  resize: vertical;
  min-block-size: 8em;
  font: 0.875em/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
.choices { display: flex; flex-wrap: wrap; align-items: center; gap: 0.75em 1.5em; margin-block-start: 1em; }
.primary {
  min-block-size: 2.75em;
  padding: 0.5em 1.5em;
  border: 1px solid var(--_accent);
  border-radius: var(--_radius);
  background: var(--_accent);
  color: var(--_surface);
  font: 600 1em/1.4 var(--_text);
  cursor: pointer;
}
.primary:hover { filter: brightness(1.1); }
.file {
  margin: 0;
  padding: 0.4em 0.25em;
  text-decoration: underline var(--_edge) 1px;
  text-underline-offset: 0.35em;
  cursor: pointer;
}
.file:hover { text-decoration-color: currentColor; }
.file input { position: absolute; inline-size: 1px; block-size: 1px; opacity: 0; }
.file:focus-within { outline: 2px solid var(--_accent); outline-offset: 2px; border-radius: 2px; }

.said > * { margin-block-start: 1em; }
.problem { color: var(--_error); }
.findings ol { margin: 0.75em 0 0; padding: 0; list-style: none; }
.findings li { padding-block: 0.75em; border-block-start: 1px solid var(--_line); }
.findings .help { font-size: 0.9375em; }
.excerpt { margin-block: 0.5em; padding: 0.5em 0.75em; background: var(--_tint); }
.excerpt .place { display: block; color: var(--_muted); font-size: 0.8125em; }
.excerpt code {
  display: block;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  font: 0.875em/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
mark {
  background: none;
  color: inherit;
  text-decoration: underline 2px solid var(--_error);
  text-underline-offset: 0.25em;
  outline: 1px solid var(--_error);
  outline-offset: 1px;
}

@media print { .calculator.own { display: none; } }
`;
