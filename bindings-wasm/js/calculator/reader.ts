/** The worker that tries a long text: what takes forever here, the page can put an end to. */
import type { Diagnostics } from "../documents.js";
import { Agreement, init, OsuusError } from "../index.js";
import type { Attempt, Outcome } from "./reading.js";

/** More findings than anybody mends at once; a hostile text has a million. */
const most = 100;

addEventListener("message", ({ data }: MessageEvent<Attempt>) => {
  try {
    Agreement.read(data.text, data.syntax, data.lang).free();
    tell({ read: true });
  } catch (error) {
    if (!(error instanceof OsuusError)) throw error;
    const document: Diagnostics = {
      schema: "osuus.diagnostics/1",
      diagnostics: error.diagnostics.slice(0, most),
    };
    tell({ refused: JSON.stringify(document) });
  }
});

init(undefined, { register: "none" }).then(
  () => tell({ ready: true }),
  () => tell({ ready: false }),
);

function tell(outcome: Outcome): void {
  postMessage(outcome);
}
