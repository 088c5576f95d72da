/** The sheet of paper: its head, its two columns, and what all its parts share. */
export const frame = `
*, ::before, ::after { box-sizing: border-box; }
h2, h3, p, ul, dl, dd, figure, blockquote { margin: 0; padding: 0; }
ul { list-style: none; }

.calculator {
  container-type: inline-size;
  max-inline-size: var(--osuus-max-width, 62em);
  margin-inline: auto;
  background: var(--_surface);
  color: var(--_ink);
  border: 1px solid var(--_line);
  border-block-start: 3px solid var(--_accent);
  border-radius: var(--_radius);
  font-family: var(--_text);
  line-height: 1.5;
  font-variant-numeric: tabular-nums lining-nums;
  hyphens: manual;
  overflow-wrap: break-word;
}
.masthead, .sheet, .grounds > * { padding-inline: var(--_pad); }
.calculator > * { --_pad: clamp(1.125em, 4.5cqi, 2.75em); }

.masthead {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  align-items: baseline;
  gap: 0.5em 2em;
  padding-block: 1.375em 1.25em;
  border-block-end: 1px solid var(--_line);
}
h2 {
  flex: 1 1 16em;
  font: 600 1.1875em/1.3 var(--_text);
  text-wrap: balance;
}
h3 { font: 600 1em/1.35 var(--_text); }
.languages { display: flex; gap: 0 1em; margin-inline: -0.25em; }
.row .quiet { margin-inline: -0.25em; }
.languages .quiet { text-decoration-color: transparent; }

.quiet {
  padding: 0.4em 0.25em;
  border: 0;
  background: none;
  color: var(--_muted);
  font: 500 0.875em/1.4 var(--_text);
  cursor: pointer;
  text-decoration: underline var(--_line) 1px;
  text-underline-offset: 0.35em;
}
.quiet:hover { color: var(--_ink); text-decoration-color: currentColor; }
.languages .quiet[aria-pressed="true"] {
  color: var(--_ink);
  text-decoration: underline var(--_accent) 2px;
}

:focus-visible {
  outline: 2px solid var(--_accent);
  outline-offset: 2px;
  border-radius: 2px;
}

.sheet { display: grid; gap: 2em; padding-block: 1.75em 2.25em; }
.given:not(:has(.control)) { display: none; }
@container (min-width: 46em) {
  .sheet { grid-template-columns: 17em minmax(0, 1fr); gap: 0; padding-block: 0; }
  .given { padding-block: 2em 2.5em; padding-inline-end: 2.25em; }
  .bill {
    padding-block: 2em 2.5em;
    padding-inline-start: 2.5em;
    border-inline-start: 1px solid var(--_line);
  }
  .given:not(:has(.control)) + .bill { grid-column: 1 / -1; padding-inline-start: 0; border: 0; }
}

.aside {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.waiting {
  padding-block: 0.75em;
  font-family: var(--_text);
  font-size: 0.875em;
  opacity: 0.85;
}
.waiting .quiet { padding-inline: 0; color: inherit; font-size: inherit; text-decoration-color: currentColor; }
`;
