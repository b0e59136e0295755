//! What an assessment says, written for people and for programs: one file a format.
//!
//! In: a [`Report`], the words of a language, the catalogue for the names of units and the address of the portal. Out:
//! the bytes of one file. Requirements stand in the order of their regime in every format. Prints nothing.

mod csv;
mod filter;
mod json;
mod junit;
mod markdown;
mod sarif;
mod table;
mod xlsx;

use std::sync::Arc;

use crate::assess::report::words;
use crate::assess::{Basis, Outcome, PackReport, PhaseReport, Report, RequirementReport, Rests};
use crate::catalog::Catalog;
use crate::diag::Arg;
use crate::i18n::{Messages, foreign};
use crate::model::LangId;

pub use filter::{Filter, State};
pub use table::{counts, line};

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people, in a terminal.
    Table,
    /// JSON.
    Json,
    /// CSV (RFC 4180).
    Csv,
    /// A workbook.
    Xlsx,
    /// Markdown with tables, for a pull request.
    Markdown,
    /// SARIF 2.1.0.
    Sarif,
    /// JUnit XML.
    Junit,
}

impl Format {
    /// The format of a file that the site offers, by its ending (`plan::REPORTS`).
    pub fn of_file(ending: &str) -> Format {
        match ending {
            "xlsx" => Format::Xlsx,
            "csv" => Format::Csv,
            _ => Format::Json,
        }
    }
}

/// What the formats need beside the report.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Names of units, and the address of the portal.
    pub catalog: &'a Catalog,
    /// In which language.
    pub messages: &'a Messages,
    /// That language's number in the portal, for titles.
    pub lang: LangId,
    /// The report of which a part is written, if only a part is.
    pub whole: Option<&'a Report>,
    /// Whether it is for a page, where a text of another language says so.
    pub page: bool,
}

/// Writes a report.
pub fn write(report: &Report, format: Format, cx: &Context<'_>) -> Vec<u8> {
    match format {
        Format::Table => table::write(report, cx).into_bytes(),
        Format::Json => json::write(report, cx).into_bytes(),
        Format::Csv => csv::write(report, cx).into_bytes(),
        Format::Xlsx => xlsx::write(report, cx),
        Format::Markdown => markdown::write(report, cx).into_bytes(),
        Format::Sarif => sarif::write(report, cx).into_bytes(),
        Format::Junit => junit::write(report, cx).into_bytes(),
    }
}

/// The report as a value, for templates too.
pub fn value(report: &Report, cx: &Context<'_>) -> serde_json::Value {
    json::value(report, cx)
}

impl Context<'_> {
    fn text(&self, id: &str) -> String {
        self.messages.text(id, &[])
    }

    fn words<'w>(&self, of: &'w crate::assess::Words) -> &'w str {
        words(of, self.messages.tag())
    }

    /// A text, as a page shows it.
    fn said(&self, text: &str, tag: &str) -> String {
        let config = self.catalog.config();
        match self.page {
            true => foreign::said(
                text,
                tag,
                config.tag(self.lang),
                config.interface(self.lang),
            ),
            false => text.to_owned(),
        }
    }

    /// A text of the checklist or of the portal, which are in its first language.
    fn written(&self, text: &str) -> String {
        self.said(text, self.catalog.config().tag(LangId::SOURCE))
    }

    /// The same as [`Context::words`], as a page shows it.
    fn named(&self, of: &crate::assess::Words) -> String {
        let tag = self.messages.tag();
        let tag = if of.contains_key(tag) { tag } else { "es" };
        self.said(words(of, tag), tag)
    }

    /// Whether it is met, in words.
    fn state(&self, one: &RequirementReport) -> String {
        self.text(match one.outcome {
            Outcome::Met => "estado-cumple",
            Outcome::Missing => "estado-falta",
            Outcome::NotApplicable => "estado-no-aplica",
        })
    }

    /// Who says so, in words; of what is missing nobody says anything.
    fn basis(&self, one: &RequirementReport) -> Option<String> {
        let id = match (one.outcome, one.basis) {
            (Outcome::Missing, _) => return None,
            (_, Basis::Declared) => "base-declarado",
            (_, Basis::Checked) => "base-verificado",
        };
        Some(self.text(id))
    }

    fn rests(&self, one: &RequirementReport) -> Option<String> {
        let id = match one.rests? {
            Rests::Real => "descansa-real",
            Rests::Example => "descansa-ejemplo",
            Rests::Declared => "descansa-declaracion",
        };
        Some(self.text(id))
    }

    /// What the regime calls it: a code is of no language, «Sección 1» is.
    fn label(&self, one: &RequirementReport) -> String {
        match one.label.contains(char::is_lowercase) {
            true => self.written(&one.label),
            false => one.label.to_string(),
        }
    }

    fn reason(&self, one: &RequirementReport) -> Option<String> {
        let why = one.reason.as_ref()?;
        let args = why.args.iter().map(|(name, value)| {
            let value = match value {
                // What a declaration says is in the words of who declared.
                Arg::Text(text) if matches!(*name, "razon" | "norma") => self.written(text).into(),
                other => other.clone(),
            };
            (*name, value)
        });
        Some(self.messages.text(why.id, &args.collect::<Vec<_>>()))
    }

    /// What to write; said of what is missing only.
    fn remedy<'r>(&self, one: &'r RequirementReport) -> Option<&'r str> {
        let missing = one.outcome == Outcome::Missing;
        Some(self.words(&one.remedy)).filter(|words| missing && !words.is_empty())
    }

    /// Names of the units that answer for it.
    fn owners(&self, one: &RequirementReport) -> String {
        let names: Vec<&str> = one.owners.iter().map(|unit| self.unit(unit)).collect();
        names.join("; ")
    }

    fn unit<'u>(&'u self, id: &'u Arc<str>) -> &'u str {
        let entry = self.catalog.find("dependencia", id);
        entry.map_or(id, |entry| {
            &self.catalog.card(self.catalog.best(entry, self.lang)).title
        })
    }

    /// A whole address of the portal.
    fn url(&self, address: &str) -> String {
        match address.starts_with('/') {
            true => format!("{}{address}", self.catalog.config().base),
            false => address.to_owned(),
        }
    }
}

/// Regimes, phases and requirements in one row.
fn each(report: &Report) -> impl Iterator<Item = (&PackReport, &PhaseReport, &RequirementReport)> {
    report.packs.iter().flat_map(|pack| {
        pack.phases.iter().flat_map(move |phase| {
            let all = phase.requirements.iter();
            all.map(move |one| (pack, phase, one))
        })
    })
}
