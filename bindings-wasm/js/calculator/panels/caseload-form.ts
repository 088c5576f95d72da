/** What a person says of clients and workers, as the tables that the core reads. */
import type { Call } from "../../calls.js";
import type { Diagnostic, Lang } from "../../documents.js";
import { h } from "../dom.js";
import { choice } from "./fold.js";
import type { Labels } from "./labels/index.js";

type Words = Labels["caseload"];
type Name =
  | "on"
  | "posts"
  | "open"
  | "substitute"
  | "after-care"
  | "lines"
  | "salary"
  | "on_costs"
  | "overheads";

/** The forms, by the names that the core takes, in the order of the fields and of a line. */
const forms = ["open", "substitute", "after-care"] as const;
const costs = ["salary", "on_costs", "overheads"] as const;
const separators = /\s*[;\t]\s*|\s*,\s+/;

/** The question for the core; with what was filled in wrong it says so itself. */
export type Question = Call<"caseload">;

/** Which line of the fields a line of a table was made of. */
interface Made {
  readonly question: Question;
  /** Of each row of clients its field, and of a pasted list its line. */
  readonly clients: readonly { readonly name: Name; readonly line: number }[];
  /** Of each worker the line. */
  readonly workers: readonly number[];
}

interface Field {
  readonly control: HTMLInputElement | HTMLTextAreaElement;
  readonly error: HTMLElement;
}

/** The fields, with what they hold through every language. */
export class CaseloadForm {
  readonly element = h("form", { class: "caseload-form" });
  readonly #onInput: () => void;
  readonly #values = new Map<Name, string>();
  #fields = new Map<Name, Field>();
  #listed = false;
  #words: Words | undefined;
  #made: Made | undefined;

  /** `today` stands in the field for the day until another is chosen. */
  constructor(today: string, onInput: () => void) {
    this.#onInput = onInput;
    this.#values.set("on", today);
    this.element.addEventListener("submit", (event) => event.preventDefault());
  }

  /** Writes the fields in a language. */
  speak(words: Words): void {
    this.#words = words;
    this.#fields = new Map();
    const given = choice(
      words.given,
      [
        ["sums", words.sums],
        ["list", words.list],
      ],
      this.#listed ? "list" : "sums",
      (name) => {
        this.#listed = name === "list";
        this.speak(words);
        this.element.querySelector<HTMLElement>(".choice [aria-pressed=true]")?.focus();
        this.#onInput();
      },
    );
    this.element.setAttribute("aria-label", words.title);
    this.element.replaceChildren(
      this.#field("on", words.on, { type: "date" }),
      given,
      this.#listed ? this.#lines(words) : this.#sums(words),
      h(
        "fieldset",
        {},
        h("legend", {}, words.costs),
        this.#field("salary", words.salary, decimal),
        this.#field("on_costs", words.onCosts, decimal),
        this.#field("overheads", words.overheads, decimal),
      ),
    );
  }

  /** What is asked; nothing while no client is told of. */
  question(lang: Lang): Question | undefined {
    const made = this.#listed ? this.#ofLines(lang) : this.#ofSums(lang);
    this.#made = made;
    return made?.question;
  }

  /** Says at each field what is wrong with it; what belongs to none is given back. */
  show(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
    const said = new Map<Name, string[]>();
    const elsewhere: Diagnostic[] = [];
    for (const diagnostic of diagnostics) {
      const found = this.#placeOf(diagnostic);
      if (found === undefined) elsewhere.push(diagnostic);
      else {
        const { message, help } = diagnostic;
        const texts = [[found.line, message].filter(Boolean).join(": "), help ?? ""];
        said.set(found.name, [...(said.get(found.name) ?? []), ...texts]);
      }
    }
    for (const [name, { control, error }] of this.#fields) {
      const texts = (said.get(name) ?? []).filter((text) => text !== "");
      error.replaceChildren(...texts.map((text) => h("p", {}, text)));
      if (texts.length === 0) control.removeAttribute("aria-invalid");
      else control.setAttribute("aria-invalid", "true");
    }
    return elsewhere;
  }

  #value(name: Name): string {
    return (this.#values.get(name) ?? "").trim();
  }

  #sums(words: Words): HTMLElement {
    return h(
      "div",
      { class: "fields" },
      this.#field("posts", words.posts, decimal),
      h(
        "fieldset",
        {},
        h("legend", {}, words.minors),
        this.#field("open", words.open, whole),
        this.#field("substitute", words.substitute, whole),
        this.#field("after-care", words.afterCare, whole),
      ),
    );
  }

  #lines(words: Words): HTMLElement {
    const control = h("textarea", {
      id: "caseload-lines",
      class: "control",
      rows: "8",
      spellcheck: "false",
      placeholder: words.linesLike,
    });
    return this.#held("lines", words.lines, control, words.linesHelp);
  }

  #field(name: Name, label: string, look: Readonly<Record<string, string>>): HTMLElement {
    const control = h("input", {
      id: `caseload-${name}`,
      class: "type" in look ? "control" : "control number",
      type: "text",
      autocomplete: "off",
      ...look,
    });
    return this.#held(name, label, control);
  }

  #held(
    name: Name,
    label: string,
    control: HTMLInputElement | HTMLTextAreaElement,
    help?: string,
  ): HTMLElement {
    control.value = this.#values.get(name) ?? "";
    control.addEventListener("input", () => {
      this.#values.set(name, control.value);
      this.#onInput();
    });
    const error = h("div", { id: `${control.id}-error`, class: "error" });
    const helped =
      help === undefined
        ? undefined
        : h("p", { id: `${control.id}-help`, class: "help" }, help);
    const described = [helped?.id, error.id].filter((id) => id !== undefined).join(" ");
    control.setAttribute("aria-describedby", described);
    this.#fields.set(name, { control, error });
    return h(
      "div",
      { class: "field" },
      h("label", { for: control.id }, label),
      helped,
      control,
      error,
    );
  }

  #ofSums(lang: Lang): Made | undefined {
    const filled = forms.filter((form) => this.#value(form) !== "");
    if (filled.length === 0) return undefined;
    const rows = filled.map((form) => [form, "minor", this.#value(form)]);
    const posts = this.#value("posts");
    return {
      question: {
        ...this.#asked(lang),
        ...(posts === "" ? {} : { posts: posts.replace(",", ".") }),
        clients: { csv: table(["form", "ages", "count"], rows) },
      },
      clients: filled.map((name) => ({ name, line: 0 })),
      workers: [],
    };
  }

  #ofLines(lang: Lang): Made | undefined {
    const lines = this.#value("lines")
      .split("\n")
      .map((text, at) => ({ line: at + 1, cells: cellsOf(text) }))
      .filter(({ cells }) => cells.length > 0);
    if (lines.length === 0) return undefined;
    const clients = lines.flatMap(({ line, cells: [worker = "", ...counts] }) =>
      counts.flatMap((count, at) =>
        count === "" ? [] : [{ line, row: [worker, forms[at] ?? "", "minor", count] }],
      ),
    );
    const header = ["worker", "form", "ages", "count"];
    return {
      question: {
        ...this.#asked(lang),
        workers: {
          csv: table(
            ["worker"],
            lines.map(({ cells }) => cells.slice(0, 1)),
          ),
        },
        clients: {
          csv: table(
            header,
            clients.map(({ row }) => row),
          ),
        },
      },
      clients: clients.map(({ line }) => ({ name: "lines", line })),
      workers: lines.map(({ line }) => line),
    };
  }

  #asked(lang: Lang) {
    const cost = costs.map((name) => this.#value(name));
    return {
      call: "caseload" as const,
      on: this.#value("on"),
      lang,
      ...(cost[0] === "" ? {} : { costs: { csv: table(costs, [cost]) } }),
    };
  }

  /** The field that a finding is about, and the line in it. */
  #placeOf({ input, line = 0, column = 0, code }: Diagnostic) {
    const at = line - 2;
    const told = (number: number | undefined) =>
      number ? this.#words?.line.replace("{line}", String(number)) : undefined;
    if (input === "clients") {
      const made = this.#made?.clients[at];
      return made && { name: made.name, line: told(made.line) };
    }
    if (input === "workers") {
      return { name: "lines" as const, line: told(this.#made?.workers[at]) };
    }
    if (input === "costs") {
      const before = costs.map((name) => this.#value(name).length + '"";'.length);
      const name = costs.findLast((_, place) => sum(before.slice(0, place)) < column);
      return { name: name ?? "salary", line: undefined };
    }
    if (code === "not-a-date") return { name: "on" as const, line: undefined };
    return this.#listed ? undefined : { name: "posts" as const, line: undefined };
  }
}

const decimal = { inputmode: "decimal" };
const whole = { inputmode: "numeric" };
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** Cells of a line: with semicolons or tabs between, or a number behind a name. */
function cellsOf(text: string): readonly string[] {
  const line = text.trim();
  if (line === "") return [];
  const cells = line.split(separators);
  if (cells.length > 1) return cells;
  const [, name, count] = /^(.*\S)\s+(\S+)$/.exec(line) ?? [];
  return name === undefined || count === undefined ? cells : [name, count];
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const lines = rows.map((cells) => cells.map(quoted).join(";"));
  return `${[header.join(";"), ...lines].join("\n")}\n`;
}
