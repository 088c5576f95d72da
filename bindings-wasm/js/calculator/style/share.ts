/** The buttons below a bill. */
export const share = `
.share { margin-block-start: 1.75em; }
.share[hidden], .by-hand[hidden] { display: none; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.5em; }
.action {
  min-block-size: 2.5em;
  padding: 0.4em 0.9em;
  border: 1px solid var(--_edge);
  border-radius: var(--_radius);
  background: var(--_surface);
  color: inherit;
  font: 500 0.875em/1.3 var(--_text);
  cursor: pointer;
}
.action:hover { border-color: var(--_ink); background: var(--_tint); }
.told { margin-block-start: 0.6em; color: var(--_muted); font-size: 0.875em; }
.told:empty { display: none; }
.by-hand { margin-block-start: 0.4em; block-size: auto; resize: vertical; font-size: 0.875em; overflow-wrap: anywhere; }
@container (max-width: 34em) {
  .buttons { display: grid; grid-template-columns: 1fr 1fr; }
}
.address { display: none; }
`;
