/** What a person fills in. */
export const form = `
.given, .fields { display: flex; flex-direction: column; gap: 1.25em; }
.fields[hidden], .field[hidden] { display: none; }
label {
  display: block;
  margin-block-end: 0.4em;
  font-size: 0.875em;
  font-weight: 600;
  line-height: 1.4;
}
.control {
  display: block;
  inline-size: 100%;
  min-block-size: 2.75em;
  padding: 0.5em 0.75em;
  border: 1px solid var(--_edge);
  border-radius: var(--_radius);
  background: var(--_surface);
  color: inherit;
  font: inherit;
}
.control::placeholder { color: var(--_muted); opacity: 1; }
.control:hover { border-color: var(--_ink); }
.control:focus-visible {
  outline: 2px solid var(--_accent);
  outline-offset: -1px;
  border-color: var(--_accent);
  border-radius: var(--_radius);
}
.control[aria-invalid="true"] { border-color: var(--_error); outline-color: var(--_error); }
.dial { display: flex; align-items: center; gap: 0.875em; }
.number { flex: none; inline-size: 5.75em; text-align: end; }
.slider {
  flex: 1 1 6em;
  min-inline-size: 0;
  block-size: 2.75em;
  margin: 0;
  accent-color: var(--_accent);
  cursor: pointer;
}
.error { margin-block-start: 0.4em; color: var(--_error); font-size: 0.875em; }
.error p + p { margin-block-start: 0.25em; }
.error:empty { display: none; }

select.control {
  appearance: none;
  max-inline-size: 9em;
  padding-inline-end: 2.25em;
}
select.control, .combobox .control {
  background-image: conic-gradient(from -45deg at 50% 100%, var(--_muted) 90deg, transparent 0);
  background-position: right 0.85em center;
  background-size: 0.75em 0.375em;
  background-repeat: no-repeat;
}
.combobox .control { padding-inline-end: 2.25em; text-overflow: ellipsis; }

.anchor { position: relative; }
.popup {
  display: none;
  position: absolute;
  z-index: 1;
  inset-block-start: calc(100% + 0.25em);
  inset-inline: 0;
  background: var(--_surface);
  border: 1px solid var(--_edge);
  border-radius: var(--_radius);
  box-shadow: 0 0.5em 1.5em rgb(0 0 0 / 0.14);
}
.open .popup { display: block; }
[role="listbox"] {
  max-block-size: 18.5em;
  overflow-y: auto;
  overscroll-behavior: contain;
  padding: 0.25em;
}
[role="listbox"]:empty { display: none; }
[role="option"] {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 0 1em;
  padding: 0.45em 0.625em;
  border-radius: calc(var(--_radius) - 1px);
  cursor: pointer;
}
[role="option"]:hover { background: var(--_tint); }
[role="option"][aria-selected="true"] { font-weight: 600; }
[role="option"].active { background: var(--_accent); color: var(--_surface); }
.other { color: var(--_muted); font-weight: 400; }
.active .other { color: inherit; }
.none { padding: 0.7em 0.875em; color: var(--_muted); }
.none:empty { display: none; }
`;
