/** The panels of a calculator. */
import { h } from "../dom.js";
import { type Panel, type PanelName, panelNames, type Seen } from "./panel.js";

export { type PanelName, panelNames, type Seen } from "./panel.js";

/** Makes the panels that stand in files of their own: nobody loads what is not shown. */
const makers: Partial<Record<PanelName, () => Promise<Panel>>> = {
  compare: () => import("./compare.js").then(({ Compare }) => new Compare()),
  members: () => import("./members.js").then(({ Members }) => new Members()),
  caseload: () => import("./caseload.js").then(({ Caseload }) => new Caseload()),
};

/** Holds the panels through every language and year, so that what is open in them stays so. */
export class Panels {
  readonly element = h("div", { class: "panels" });
  readonly #made = new Map<PanelName, Panel>();
  readonly #loading = new Set<PanelName>();
  #seen: Seen | undefined;

  /** Shows a result in every panel that is asked for; what is not there yet is loaded. */
  show(seen: Seen): void {
    this.#seen = seen;
    for (const name of panelNames) {
      if (seen.state.panels.has(name)) this.#shown(name, seen);
      else this.#made.get(name)?.element.remove();
    }
  }

  #shown(name: PanelName, seen: Seen): void {
    const panel = this.#made.get(name);
    if (panel === undefined) void this.#load(name);
    else {
      panel.show(seen);
      this.#place();
    }
  }

  async #load(name: PanelName): Promise<void> {
    if (this.#loading.has(name)) return;
    this.#loading.add(name);
    const panel = await makers[name]?.().catch((error: unknown) => {
      // Its file did not come: the next change asks for it again.
      this.#loading.delete(name);
      console.error(error);
      return undefined;
    });
    if (panel === undefined) return;
    this.#made.set(name, panel);
    if (this.#seen !== undefined) this.show(this.#seen);
  }

  /** In the order of their names, whichever came first. */
  #place(): void {
    const shown = panelNames.flatMap((name) => {
      const panel = this.#seen?.state.panels.has(name) ? this.#made.get(name) : undefined;
      return panel === undefined ? [] : [panel.element];
    });
    for (const child of [...this.element.children]) {
      if (!shown.some((one) => one === child)) child.remove();
    }
    // Those that stand right are left alone: what has the focus in them keeps it.
    for (const [at, one] of shown.entries()) {
      const now = this.element.children[at];
      if (now !== one) this.element.insertBefore(one, now ?? null);
    }
  }
}
