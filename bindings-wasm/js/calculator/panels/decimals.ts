/** The order of decimals as texts: no digit goes through a float. */

/** Below zero where `a` is less than `b`, above where it is more. */
export function byDecimal(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)];
  if (one.below !== other.below) return one.below ? -1 : 1;
  return one.below ? byDigits(other, one) : byDigits(one, other);
}

interface Parts {
  /** Below zero; minus zero is not. */
  readonly below: boolean;
  /** Without zeros in front. */
  readonly whole: string;
  /** Without zeros behind. */
  readonly rest: string;
}

function partsOf(decimal: string): Parts {
  const [, minus, whole = "", rest = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (minus === undefined) throw new RangeError(`${decimal} is not a decimal`);
  const digits = { whole: whole.replace(/^0+/, ""), rest: rest.replace(/0+$/, "") };
  return { below: minus === "-" && digits.whole + digits.rest !== "", ...digits };
}

function byDigits(a: Parts, b: Parts): number {
  return (
    a.whole.length - b.whole.length || byText(a.whole, b.whole) || byText(a.rest, b.rest)
  );
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
