//! The statement as `osuus.statement/1` (`docs/json.md`).

use serde::Serialize;

use super::{Bill, Line, Statement, Withheld};
use crate::agreement::Stage;
use crate::diagnostic::Diagnostic;
use crate::exact::Exact;
use crate::money::Currency;
use crate::text::Lang;

#[derive(Serialize)]
pub(crate) struct StatementDocument {
    schema: &'static str,
    agreement: String,
    title: String,
    period: String,
    /// Absent where the whole year is billed.
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<Stage>,
    lang: Lang,
    currency: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    restated: Option<RestatedView>,
    /// Identifiers of those that hold.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    amendments: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    /// Null where it would tell the only bill that is withheld, as is what is unallocated.
    total: Option<String>,
    unallocated: Option<String>,
    shown: ShownTotals,
    #[serde(skip_serializing_if = "Option::is_none")]
    withheld: Option<WithheldView>,
    bills: Vec<BillView>,
    funders: Vec<FunderView>,
    warnings: Vec<WarningView>,
}

/// The days of the two maps.
#[derive(Serialize)]
struct RestatedView {
    from: String,
    to: String,
}

/// What is not told, since it concerns too few clients.
#[derive(Serialize)]
struct WithheldView {
    fewest: u32,
    buyers: Vec<String>,
}

#[derive(Serialize)]
struct ShownTotals {
    total: String,
    unallocated: String,
}

#[derive(Serialize)]
struct BillView {
    buyer: BuyerView,
    /// Null where the bill is withheld.
    total: Option<String>,
    shown: String,
    lines: Vec<LineView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    memos: Vec<LineView>,
}

/// A buyer as every document names it.
#[derive(Serialize)]
pub(crate) struct BuyerView {
    pub code: String,
    pub name: String,
}

#[derive(Serialize)]
struct LineView {
    charge: String,
    label: String,
    quantity: Option<String>,
    unit: Option<String>,
    rate: Option<String>,
    amount: String,
    shown: ShownLine,
}

#[derive(Serialize)]
struct ShownLine {
    quantity: String,
    rate: String,
    amount: String,
}

#[derive(Serialize)]
struct FunderView {
    id: String,
    name: String,
    amount: String,
    shown: String,
}

/// A reservation as every document words it.
#[derive(Serialize)]
pub(crate) struct WarningView {
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    message: String,
}

impl Statement {
    /// The statement as JSON: the same bytes in every runtime.
    #[must_use]
    pub fn to_json(&self, lang: Lang) -> String {
        crate::json::document(&self.document(lang))
    }

    pub(crate) fn document(&self, lang: Lang) -> StatementDocument {
        self.document_of(&Withheld::default(), lang)
    }

    pub(super) fn document_of(
        &self,
        withheld: &Withheld,
        lang: Lang,
    ) -> StatementDocument {
        let currency = self.currency();
        let told = |sum| (!withheld.sums()).then_some(sum);
        let (total, unallocated) = (told(self.total()), told(self.unallocated()));
        let shown = |sum: Option<&Exact>| {
            sum.map(|sum| self.shown(sum, lang)).unwrap_or_default()
        };
        let bills = self.bills().iter().enumerate();
        StatementDocument {
            schema: "osuus.statement/1",
            agreement: self.agreement().to_owned(),
            title: self.title(lang).to_owned(),
            period: self.period().to_string(),
            stage: self.stage(),
            lang,
            currency: currency.to_string(),
            restated: self.restated().map(|(from, to)| RestatedView {
                from: from.to_string(),
                to: to.to_string(),
            }),
            amendments: self.amendment_ids(),
            as_of: self.as_of().map(|day| day.to_string()),
            total: total.map(|total| currency.amount_text(total)),
            unallocated: unallocated.map(|rest| currency.amount_text(rest)),
            shown: ShownTotals { total: shown(total), unallocated: shown(unallocated) },
            withheld: (withheld.fewest > 0).then(|| WithheldView {
                fewest: withheld.fewest,
                buyers: bills
                    .clone()
                    .filter(|(place, _)| withheld.bill(*place))
                    .map(|(_, bill)| bill.code().to_owned())
                    .collect(),
            }),
            bills: bills
                .map(|(place, bill)| {
                    if withheld.bill(place) {
                        withheld_view(bill, lang)
                    } else {
                        self.bill_view(bill, lang)
                    }
                })
                .collect(),
            funders: self
                .funders()
                .iter()
                .map(|funder| FunderView {
                    id: funder.id().to_owned(),
                    name: funder.name(lang).to_owned(),
                    amount: currency.amount_text(funder.amount()),
                    shown: self.shown(funder.amount(), lang),
                })
                .collect(),
            warnings: self
                .warnings_of(withheld)
                .map(|one| warning_view(one, lang))
                .collect(),
        }
    }

    fn bill_view(&self, bill: &Bill, lang: Lang) -> BillView {
        let currency = self.currency();
        let views = |lines: &[Line]| -> Vec<LineView> {
            lines.iter().map(|line| line_view(line, currency, lang)).collect()
        };
        BillView {
            buyer: buyer_view(bill, lang),
            total: Some(currency.amount_text(bill.total())),
            shown: self.shown(bill.total(), lang),
            lines: views(bill.lines()),
            memos: views(bill.memos()),
        }
    }

    pub(crate) fn warning_views(&self, lang: Lang) -> Vec<WarningView> {
        self.warnings().iter().map(|warning| warning_view(warning, lang)).collect()
    }
}

fn warning_view(warning: &Diagnostic, lang: Lang) -> WarningView {
    WarningView {
        code: warning.code().as_str(),
        id: warning.value("id", lang).map(str::to_owned),
        message: warning.message(lang),
    }
}

fn buyer_view(bill: &Bill, lang: Lang) -> BuyerView {
    BuyerView { code: bill.code.clone(), name: bill.name(lang).to_owned() }
}

/// Who pays, and nothing of what.
fn withheld_view(bill: &Bill, lang: Lang) -> BillView {
    BillView {
        buyer: buyer_view(bill, lang),
        total: None,
        shown: String::new(),
        lines: Vec::new(),
        memos: Vec::new(),
    }
}

fn line_view(line: &Line, currency: &Currency, lang: Lang) -> LineView {
    LineView {
        charge: line.charge().to_owned(),
        label: line.label(lang).to_owned(),
        quantity: line.quantity().map(ToString::to_string),
        unit: line.unit().map(str::to_owned),
        rate: line.rate().map(|rate| currency.amount_text(rate)),
        amount: currency.amount_text(line.amount()),
        shown: ShownLine {
            quantity: line.shown_quantity(lang),
            rate: line.shown_rate(currency, lang),
            amount: crate::format::money(line.amount(), currency, lang),
        },
    }
}
