/** The panels' own words. Every figure and every sentence about one is the core's. */
export interface Labels {
  readonly compare: {
    readonly title: string;
    /** How two models are laid side by side: the same use in both. */
    readonly about: string;
    /** The same where no buyer is chosen. */
    readonly aboutAll: string;
    /** By the other `{model}`. */
    readonly by: string;
    readonly perResident: string;
    readonly difference: string;
    readonly less: string;
    readonly same: string;
    readonly more: string;
    readonly result: string;
    readonly buyers: string;
    /** Which measure of this agreement is the other's use. */
    readonly counted: string;
    readonly chart: string;
    /** What `{buyer}` pays by `{first}` and by `{second}`, at every use. */
    readonly chartSaid: string;
    readonly breakPoints: string;
    readonly noBreakPoints: string;
    readonly own: string;
    readonly working: string;
    readonly stretches: string;
    readonly use: string;
    readonly cheaper: string;
    readonly points: string;
    readonly reservations: string;
    readonly refused: string;
  };
  readonly members: {
    readonly title: string;
    readonly name: string;
    readonly amount: string;
    readonly perResident: string;
    readonly all: string;
    readonly nearest: string;
    readonly near: string;
    readonly chosen: string;
    readonly shown: string;
    readonly coloured: string;
    readonly map: string;
    readonly mapSaid: string;
  };
  readonly caseload: {
    readonly title: string;
    readonly about: string;
    readonly on: string;
    readonly given: string;
    readonly sums: string;
    readonly list: string;
    readonly posts: string;
    readonly open: string;
    readonly substitute: string;
    readonly afterCare: string;
    readonly minors: string;
    readonly lines: string;
    readonly linesHelp: string;
    readonly linesLike: string;
    readonly line: string;
    readonly costs: string;
    readonly salary: string;
    readonly onCosts: string;
    readonly overheads: string;
    readonly result: string;
    readonly workers: string;
    readonly worker: string;
    readonly clients: string;
    readonly cap: string;
    readonly verdict: string;
    readonly postsNeeded: string;
    readonly postsHeld: string;
    readonly needed: string;
    readonly count: string;
    readonly which: string;
    readonly cost: string;
    readonly post: string;
    readonly moves: string;
    readonly from: string;
    readonly to: string;
    readonly form: string;
    readonly chart: string;
    readonly chartSaid: string;
    readonly nothing: string;
  };
}
