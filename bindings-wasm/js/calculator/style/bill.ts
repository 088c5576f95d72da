/** The bill. On a narrow screen each line of the table becomes two short rows. */
export const bill = `
/* Its own width decides how its table is laid out: beside the fields it may be narrow on a wide page. */
.bill { container-type: inline-size; }
.who { font: 600 1.125em/1.3 var(--_text); }
.headline .quiet { padding-block: 0.15em; }
.when { color: var(--_muted); }
.total {
  margin-block: 0.14em 0;
  font: 400 clamp(2.5em, 12cqi, 4.25em)/1.1 var(--_display);
  font-variant-numeric: lining-nums tabular-nums;
  letter-spacing: -0.015em;
  color: var(--_accent);
}
/* Nobody is told of what is there at once. */
.awaited { margin-block: 1.25em; color: var(--_muted); animation: late 0s 0.7s backwards; }
@keyframes late { from { visibility: hidden; } }
.invitation { margin-block-start: 1.25em; max-inline-size: 34em; color: var(--_muted); }

.everyone ul { margin-block-start: 1em; columns: 14em 3; column-gap: 2.5em; font-size: 0.9375em; }
.everyone li { break-inside: avoid; border-block-end: 1px solid var(--_line); }
.everyone button {
  inline-size: 100%;
  flex-wrap: nowrap;
  padding: 0.45em 0;
  border: 0;
  background: none;
  color: inherit;
  font: inherit;
  font-variant-numeric: inherit;
  text-align: start;
  cursor: pointer;
}
.everyone button:hover :first-child { text-decoration: underline 1px; text-underline-offset: 0.25em; }
.everyone button :last-child { color: var(--_muted); white-space: nowrap; }

.lines {
  inline-size: 100%;
  margin-block-start: 1.75em;
  border-collapse: collapse;
  font-size: 0.9375em;
}
caption { padding-block-end: 0.5em; text-align: start; font-weight: 600; }
th, td { padding: 0.6em 0; text-align: start; vertical-align: baseline; font-weight: 400; }
td { white-space: nowrap; }
th + th, td { padding-inline-start: 1.5em; text-align: end; }
thead th {
  padding-block: 0.35em;
  color: var(--_muted);
  font-size: 0.8667em;
  border-block-end: 1px solid var(--_edge);
}
tbody tr { border-block-end: 1px solid var(--_line); }
.quantity, .rate { color: var(--_muted); }
/* Where it stands: by itself a foot goes below what is not billed, as if that were added. */
tfoot { display: table-row-group; }
tfoot th, tfoot td { padding-block-start: 0.7em; font-weight: 600; }
.memos { color: var(--_muted); }
.memos tr:first-child :is(th, td) { padding-block-start: 1.2em; }

@container (max-width: 34em) {
  .lines, .lines tbody, .lines tfoot, caption { display: block; }
  .lines thead { position: absolute; clip-path: inset(50%); inline-size: 1px; overflow: hidden; }
  .lines tr { display: flex; flex-wrap: wrap; justify-content: space-between; column-gap: 1em; padding-block: 0.6em; }
  tbody { border-block-start: 1px solid var(--_edge); }
  th, td, tfoot th, tfoot td, .memos tr:first-child :is(th, td) { padding: 0; }
  .lines td { white-space: normal; }
  .lines td:empty { display: none; }
  .lines th { order: -2; flex: 1 1 55%; }
  .lines .amount { order: -1; }
  .lines .quantity { flex: 1 1 40%; text-align: start; }
  .lines tr:has(.swatch) .quantity { padding-inline-start: 1.475em; }
  .lines .rate { margin-inline-start: auto; }
  .lines .under { display: block; padding: 0; }
  .lines .under td { display: block; }
}

.refused {
  padding: 1em 1.25em;
  border-inline-start: 3px solid var(--_error);
  background: var(--_tint);
}
.refused h3 { color: var(--_error); margin-block-end: 0.35em; }
/* Nobody did anything wrong: the agreement says no more. */
.unsaid { border-color: var(--_edge); }
.unsaid h3 { color: inherit; }
.sentence::first-letter { text-transform: uppercase; }
.refused li + li { margin-block-start: 0.5em; }
`;
