/**
 * Colours and type. A page sets the names without underscore; `docs/embed.md` lists them.
 * Sizes are in `em`, so the calculator follows the text size of the place it stands in.
 */
export const tokens = `
:host {
  --_surface: var(--osuus-surface, light-dark(#ffffff, #141918));
  --_tint: var(--osuus-tint, light-dark(#f4f6f4, #1c2322));
  --_ink: var(--osuus-ink, light-dark(#18211f, #e9eeec));
  --_muted: var(--osuus-muted, light-dark(#55625e, #a7b3af));
  --_line: var(--osuus-line, light-dark(#d9dfdc, #333d3a));
  --_edge: var(--osuus-edge, light-dark(#75837e, #7d8b86));
  --_accent: var(--osuus-accent, light-dark(#0b5d57, #7fd1c4));
  --_error: var(--osuus-error, light-dark(#a1261b, #ffb3a6));
  --_radius: var(--osuus-radius, 4px);
  --_text: var(--osuus-font, "Inter", "Segoe UI", Roboto, "Helvetica Neue",
    "Liberation Sans", Arial, sans-serif);
  --_display: var(--osuus-font-display, "Iowan Old Style", "Palatino Linotype",
    Palatino, "P052", "Noto Serif", serif);
  color-scheme: light dark;
  display: block;
}
:host([hidden]) { display: none; }
`;
