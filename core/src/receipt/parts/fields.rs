//! Parts as they stand in JSON, of whose three ways to be kept one is there.

use serde::Deserialize;

use super::{EarlierPart, StatementPart, Yes};
use crate::agreement::Stage;
use crate::digest::Digest;

#[derive(Deserialize)]
pub(super) struct Sealed {
    sha256: Option<Digest>,
    hmac_sha256: Option<Digest>,
    left_out: Option<Yes>,
}

#[derive(Deserialize)]
pub(super) struct Earlier {
    agreement: String,
    period: String,
    #[serde(default)]
    stage: Option<Stage>,
    sha256: Option<Digest>,
    hmac_sha256: Option<Digest>,
    left_out: Option<Yes>,
}

#[derive(Deserialize)]
pub(super) struct Statement {
    total: Option<String>,
    sha256: Option<Digest>,
    hmac_sha256: Option<Digest>,
    left_out: Option<Yes>,
}

impl TryFrom<Sealed> for super::Sealed {
    type Error = &'static str;

    fn try_from(fields: Sealed) -> Result<Self, &'static str> {
        match (fields.sha256, fields.hmac_sha256, fields.left_out) {
            (Some(digest), None, None) => Ok(Self::Open(digest)),
            (None, Some(digest), None) => Ok(Self::Keyed(digest)),
            (None, None, Some(out)) => Ok(Self::Out(out)),
            _ => Err(
                "a part has not exactly one of `sha256`, `hmac_sha256` and `left_out`",
            ),
        }
    }
}

impl TryFrom<Earlier> for EarlierPart {
    type Error = &'static str;

    fn try_from(fields: Earlier) -> Result<Self, &'static str> {
        let Earlier { agreement, period, stage, sha256, hmac_sha256, left_out } = fields;
        let sealed = Sealed { sha256, hmac_sha256, left_out }.try_into()?;
        Ok(Self { agreement, period, stage, sealed })
    }
}

impl TryFrom<Statement> for StatementPart {
    type Error = &'static str;

    fn try_from(fields: Statement) -> Result<Self, &'static str> {
        let Statement { total, sha256, hmac_sha256, left_out } = fields;
        let sealed = Sealed { sha256, hmac_sha256, left_out }.try_into()?;
        Ok(Self { total, sealed })
    }
}
