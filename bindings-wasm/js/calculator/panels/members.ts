/** All members: who pays how much, as a table that is sorted and as a map of tiles. */
import type { Exact, Statement } from "../../documents.js";
import { call } from "../../index.js";
import { h } from "../dom.js";
import { entriesOf } from "../state.js";
import { classes } from "./classes.js";
import { choice, Fold } from "./fold.js";
import { type Labels, words } from "./labels/index.js";
import { colour, type Look, TileMap } from "./map.js";
import { MemberTable, type Sorting } from "./member-table.js";
import type { Panel, Seen } from "./panel.js";
import { nearest, type Place, placesOf } from "./places.js";
import { tiles } from "./tiles.js";

/** One member as the table and the map show it. */
export interface Member {
  readonly code: string;
  readonly name: string;
  readonly amount: Shown;
  readonly each: Shown | undefined;
  readonly chosen: boolean;
  readonly near: boolean;
}

/** A decimal, and the same for people. */
export interface Shown {
  readonly decimal: string;
  readonly text: string;
}

/** What a language and a year have been built for. */
interface Built {
  readonly of: string;
  readonly places: readonly Place[];
  readonly residents: ReadonlyMap<string, Exact>;
  readonly table: MemberTable;
  readonly map: TileMap | undefined;
}

/** Built once for a language and a year; a change of figures is painted in place. */
export class Members implements Panel {
  readonly #fold = new Fold("members", { onOpen: () => this.#paint() });
  #seen: Seen | undefined;
  #built: Built | undefined;
  #coloured: "amount" | "each" = "amount";
  #listed: "all" | "nearest" = "all";
  readonly #sorting: Sorting = { by: "name", down: false };

  get element(): HTMLElement {
    return this.#fold.element;
  }

  show(seen: Seen): void {
    this.#seen = seen;
    this.element.hidden = "refused" in seen.result;
    this.#fold.title = words[seen.state.lang].members.title;
    this.#paint();
  }

  #paint(): void {
    const seen = this.#seen;
    if (!this.#fold.open || seen === undefined || "refused" in seen.result) return;
    const { statement } = seen.result;
    const built = this.#builtFor(seen, statement);
    const members = membersOf(seen, statement, built);
    const marked = members.some(({ near }) => near);
    built.table.show(members, marked && this.#listed === "nearest");
    this.element.classList.toggle("marked", marked);
    this.#paintMap(built, members, marked);
  }

  #paintMap({ map }: Built, members: readonly Member[], marked: boolean): void {
    if (map === undefined) return;
    const coloured = (member: Member) =>
      (this.#coloured === "each" ? member.each : undefined) ?? member.amount;
    const steps = classes(members.map((member) => coloured(member).decimal));
    const looks = new Map<string, Look>();
    const texts = steps.map((places, at) => {
      const within = places.flatMap((place) => members[place] ?? []);
      const step = colour(at, steps.length);
      for (const member of within) {
        const { text } = coloured(member);
        const { chosen, near } = member;
        looks.set(member.code, { step, text, chosen, near });
      }
      const [least, most] = [within[0], within.at(-1)];
      return {
        from: least ? coloured(least).text : "",
        to: most ? coloured(most).text : "",
      };
    });
    map.paint(looks);
    map.explain(texts, marked);
  }

  #builtFor(seen: Seen, statement: Statement): Built {
    const { session, state } = seen;
    const codes = statement.bills.map(({ buyer }) => buyer.code);
    const of = [session.number, state.year, state.lang, codes].join(" ");
    if (this.#built?.of === of) return this.#built;
    const labels = words[state.lang].members;
    const names = new Map(statement.bills.map(({ buyer }) => [buyer.code, buyer.name]));
    const residents = residentsOf(seen);
    const places = placesOf(codes, state.year, state.lang);
    const onBuyer = (code: string) => this.#seen?.onBuyer(code);
    const table = new MemberTable([...names], labels, {
      lang: state.lang,
      each: residents.size > 0,
      onBuyer,
      sorting: this.#sorting,
    });
    const map =
      places.length > 0 ? new TileMap(tiles(places), names, labels, onBuyer) : undefined;
    this.#built = { of, places, residents, table, map };
    this.#lay(this.#built, labels);
    return this.#built;
  }

  #lay({ table, map, residents }: Built, labels: Labels["members"]): void {
    const both = [
      ["amount", labels.amount],
      ["each", labels.perResident],
    ] as const;
    const listed = [
      ["all", labels.all],
      ["nearest", labels.nearest],
    ] as const;
    const colours = choice(labels.coloured, both, this.#coloured, (name) => {
      this.#coloured = name;
      this.#paint();
    });
    const narrowed = choice(labels.shown, listed, this.#listed, (name) => {
      this.#listed = name;
      this.#paint();
    });
    narrowed.classList.add("narrowed");
    this.#fold.body.replaceChildren(
      h(
        "div",
        { class: map === undefined ? "atlas" : "atlas mapped" },
        map &&
          h(
            "div",
            { class: "side" },
            residents.size > 0 ? colours : undefined,
            map.element,
          ),
        h("div", { class: "side" }, narrowed, table.element),
      ),
    );
  }
}

function membersOf(
  { session, state }: Seen,
  statement: Statement,
  { residents, places }: Built,
): readonly Member[] {
  const { bills, currency } = statement;
  const given = bills.map(({ buyer, total }) => ({
    first: total,
    residents: residents.get(buyer.code),
  }));
  const written =
    residents.size > 0 ? session.writer.write(given, currency, state.lang) : [];
  const near = state.buyer === undefined ? new Set() : nearest(places, state.buyer);
  return bills.map(({ buyer, total, shown }, at) => {
    const told = residents.has(buyer.code) ? written[at] : undefined;
    return {
      code: buyer.code,
      name: buyer.name,
      amount: { decimal: total, text: shown },
      each: told && { decimal: told.each, text: told.firstEach },
      chosen: buyer.code === state.buyer,
      near: near.has(buyer.code),
    };
  });
}

/** The residents of each, as the core counts them for this agreement; none where it does not. */
function residentsOf({ session, state }: Seen): ReadonlyMap<string, Exact> {
  const { year, lang } = state;
  const { period, measures } = session.asked(year, lang);
  const { type, answer } = call({
    call: "fairness",
    agreement: session.text,
    year,
    lang,
    facts: session.facts(entriesOf(state, period, measures)),
  });
  if (type === "failure") return new Map();
  return new Map(
    answer.buyers.flatMap(({ buyer, residents }) =>
      residents === null ? [] : [[buyer, residents]],
    ),
  );
}
