/** Reports of `docs/json.md`: services, caseloads, placements and offices. */
import type { AgreementText, FactsText, RegisterText } from "./calls.js";
import type { Exact, Lang } from "./documents.js";

/** Something that a reader of a report has to know. */
export interface Remark {
  readonly id: string;
  readonly text: string;
  /** Whether it was held against a source. */
  readonly verified: boolean;
  readonly source?: { readonly title: string; readonly quote?: string };
}

/** A cell: null where nothing is known, or where it is withheld. */
export type Cell = string | number | boolean | null;

/** A table of a report, row by row. */
export type Rows<Row = Readonly<Record<string, Cell>>> = readonly Row[];

/** What every report has. */
export interface Report<Schema extends string = string> {
  readonly schema: Schema;
  readonly title: string;
  readonly remarks: readonly Remark[];
}

/** A report whose other fields are named values and tables. */
export type Tables<Schema extends string, Names extends string> = Report<Schema> &
  Readonly<Record<Names, Rows>>;

/** A table that a call brings: the text of a CSV file, or rows of texts. */
export type TableText =
  | { readonly csv: string }
  | { readonly rows: readonly Readonly<Record<string, string>>[] };

/** The catalogue of an agreement. */
export interface ServicesReport extends Report<"osuus.services/1"> {
  readonly services?: Rows;
  readonly arrangements?: Rows;
  readonly phases?: Rows;
  readonly figures?: Rows;
}

/** Whether a service may be had. */
export interface EligibilityReport extends Report<"osuus.eligibility/1"> {
  readonly verdict: "eligible" | "refused" | "unanswered";
  readonly verdict_text: string;
  readonly price: Exact | null;
  readonly capacity_left: number | null;
  readonly reasons: Rows;
  readonly lacking: Rows;
}

/** The ways of placing offices, side by side. */
export interface NetworkReport extends Report<"osuus.network/1"> {
  readonly on: string;
  readonly series: string;
  readonly residents_on: string;
  /** In metres. */
  readonly within?: Exact;
  readonly alternatives: Rows;
  readonly areas: Rows;
  readonly sites: Rows;
  readonly municipalities: Rows;
  readonly offices: Rows;
  readonly teams: Rows;
  readonly facts?: Rows;
  readonly bills?: Rows;
}

/** A worker and how many clients it has; null where no cap holds. */
export type CaseloadWorker = Readonly<{
  worker: string;
  team: string | null;
  area: string | null;
  posts: Exact;
  /** Who count. */
  counted: number;
  adults: number;
  cap: number | null;
  verdict: "under" | "at-cap" | "over" | null;
  verdict_text?: string;
  room: number | null;
  over: number | null;
}>;

/** The fewest posts of those who are counted together. */
export type CaseloadNeed = Readonly<{
  apart: "nothing" | "form" | "team" | "area";
  apart_text: string;
  of: string | null;
  of_text?: string;
  clients: number;
  posts: number;
}>;

/** What posts cost. */
export type CaseloadCost = Readonly<{
  what: "needed" | "held";
  what_text: string;
  posts: Exact;
  a_post: Exact;
  cost: Exact;
}>;

/** Clients who would move from one worker to another. */
export type CaseloadMove = Readonly<{
  from: string | null;
  to: string;
  form: string;
  form_text: string;
  clients: number;
}>;

/** How many clients each worker has. */
export interface CaseloadReport extends Report<"osuus.caseload/1"> {
  readonly on: string;
  /** Null where none holds. */
  readonly cap: number | null;
  readonly verdict: string;
  readonly verdict_text: string;
  /** Those there are, where that is said. */
  readonly posts: Exact | null;
  /** Null where no cap holds. */
  readonly posts_needed: number | null;
  readonly workers: Rows<CaseloadWorker>;
  readonly forms: Rows;
  /** These two where workers are given. */
  readonly proposals?: Rows<CaseloadMove>;
  /** With the keys of clients, where they are asked for. */
  readonly moved?: Rows;
  readonly unplaced?: Rows;
  readonly needed: Rows<CaseloadNeed>;
  readonly sums: Rows;
  readonly standards?: Rows;
  readonly costs?: Rows<CaseloadCost>;
  readonly facts?: Rows;
  readonly bills?: Rows;
  /** What the next client of each payer brings about. */
  readonly next?: Rows;
}

/** Who decides on a placement. */
export interface DecisionReport extends Report<"osuus.decision/1"> {
  readonly verdict: "told" | "open" | "not-possible";
  readonly verdict_text: string;
  readonly deadlines: Rows;
}

/** Days in care. */
export interface PlacementsReport extends Report<"osuus.placements/1"> {
  readonly care: Rows;
  readonly facts?: Rows;
  readonly bills?: Rows;
  /** What a shift would change for each buyer. */
  readonly effects?: Rows;
}

/** Free places with commissioned carers. */
export interface ReserveReport extends Report<"osuus.reserve/1"> {
  readonly on: string;
}

/** What a child or a guardian says. */
export type View = "consents" | "objects" | "unheard";

/** What calls that answer with a report take beside their names. */
export interface TakenByReports {
  services: {
    agreement: AgreementText;
    on?: string;
    channel?: "office" | "mobile" | "electronic";
    period?: string;
    register?: RegisterText;
    lang?: Lang;
  };
  eligibility: {
    agreement: AgreementText;
    service: string;
    on: string;
    municipality?: string;
    answers?: Readonly<Record<string, "yes" | "no">>;
    busy?: number;
    register?: RegisterText;
    lang?: Lang;
  };
  network: {
    agreement: AgreementText;
    /** Kilometres. */
    within?: string;
    area?: string;
    alternative?: string;
    reach?: "area" | "anywhere";
    /** Whether shared rooms count. */
    rooms?: boolean;
    visits?: TableText;
    premises?: TableText;
    kilometre?: string;
    year?: number;
    fewest?: number;
    register?: RegisterText;
    lang?: Lang;
  };
  caseload: {
    on: string;
    agreement?: AgreementText;
    workers?: TableText;
    clients?: TableText;
    posts?: string;
    caps?: TableText;
    part_time?: "down" | "half-up" | "up" | "whole";
    within?: "team" | "area" | "anywhere";
    apart?: "nothing" | "form" | "team" | "area";
    payer?: "buyer" | "area";
    costs?: TableText;
    time?: TableText;
    standards?: TableText;
    year?: number;
    facts?: FactsText;
    fewest?: number;
    keys?: "hidden" | "shown";
    register?: RegisterText;
    lang?: Lang;
  };
  placements: {
    placements: TableText;
    period: string;
    agreement?: AgreementText;
    prices?: TableText;
    /** What if so many percent of the days of one form were of another. */
    shift?: { readonly from: string; readonly to: string; readonly percent: string };
    facts?: FactsText;
    fewest?: number;
    clients?: "hidden" | "shown";
    register?: RegisterText;
    lang?: Lang;
  };
  reserve: {
    on: string;
    carers: TableText;
    needs?: TableText;
    fewest?: number;
    clients?: "hidden" | "shown";
    register?: RegisterText;
    lang?: Lang;
  };
  decide: {
    measure:
      | "open-care-placement"
      | "emergency-placement"
      | "emergency-extension"
      | "taking-into-care"
      | "place-choice";
    agreement?: AgreementText;
    municipality?: string;
    on?: string;
    placed?: string;
    emergency?: string;
    applied?: string;
    born?: string;
    age?: string;
    guardians?: readonly View[];
    child?: View;
    purpose?: string;
    urgency?: "urgent" | "ordinary";
    preparer?: string;
    decider?: string;
    register?: RegisterText;
    lang?: Lang;
  };
}

/** What they answer. */
export interface AnsweredByReports {
  services: ServicesReport;
  eligibility: EligibilityReport;
  network: NetworkReport;
  caseload: CaseloadReport;
  placements: PlacementsReport;
  reserve: ReserveReport;
  decide: DecisionReport;
}
