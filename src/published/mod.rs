//! The ledger of publications, `publicado/`: which addresses the portal has ever had, and its scores each time.
//!
//! In: the text of its files, one a publication, each with the difference to the one before. Out: a [`Published`]. The
//! ledger is written by `vitrina publish` alone ([`next`] makes the text of the next file); a build reads it, and
//! [`lost`] names the addresses that it would no longer serve. The form and its reasons are in `docs/decisions/`. What
//! stands in the files is not trusted: they are sealed and chained, and a fault is a finding.

mod lost;
mod read;
mod write;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::text::Place;

pub use lost::lost;
pub use read::{path_of, read};
pub use write::{Facts, Next, next};

/// Folder of the ledger in the portal.
pub const FOLDER: &str = "publicado";
/// First word of every file of the ledger, and the version of its form.
const MAGIC: &str = "vitrina-publicado\t1";

/// What kind of duty an address is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// The page of an entry or a section.
    Page,
    /// A file that is published as it is.
    File,
    /// A file that is made of the entries of a section.
    Data,
}

impl Class {
    const ALL: [Class; 3] = [Class::Page, Class::File, Class::Data];

    /// As written in the ledger.
    pub fn name(self) -> &'static str {
        match self {
            Class::Page => "pagina",
            Class::File => "archivo",
            Class::Data => "datos",
        }
    }

    fn find(name: &str) -> Option<Class> {
        Class::ALL.into_iter().find(|class| class.name() == name)
    }
}

/// What stands at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its class.
    pub class: Class,
    /// The digest of what was written for it, in 32 hexadecimal digits.
    pub digest: String,
    /// The file of the portal that it comes from.
    pub from: Arc<str>,
}

/// What the ledger knows of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// What stood there last.
    pub kept: Kept,
    /// The day of the publication that said so last.
    pub date: Date,
    /// Its line.
    pub place: Place,
    /// Whether a later publication moved or withdrew it.
    pub gone: bool,
}

/// Points of a phase of a checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The checklist.
    pub pack: Arc<str>,
    /// Its phase.
    pub phase: Arc<str>,
    /// Points obtained.
    pub obtained: u32,
    /// Points of what applies.
    pub max: u32,
}

impl Score {
    /// 100 × obtained ÷ max, unrounded; 100 when nothing applies.
    pub fn prorated(&self) -> f64 {
        match self.max {
            0 => 100.0,
            max => 100.0 * f64::from(self.obtained) / f64::from(max),
        }
    }
}

/// A publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// Its day.
    pub date: Date,
    /// Address of the site.
    pub base: Arc<str>,
    /// The commit that was built, if there was one.
    pub commit: Option<Arc<str>>,
    /// Digest over all files of the site.
    pub seal: Arc<str>,
    /// Scores, in the order of the report.
    pub scores: Vec<Score>,
}

/// The ledger as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// In order: each after those it followed.
    pub publications: Vec<Publication>,
    /// Every address that was ever published.
    pub addresses: BTreeMap<Arc<str>, Known>,
    /// Digests of the files that none follows, which the next one names: one, or one for each joined branch.
    last: Vec<String>,
    /// Whether part of it could not be read; then nothing follows from it.
    pub damaged: bool,
}

impl Published {
    /// A ledger of which a file cannot be had at all.
    pub fn unread() -> Published {
        Published {
            damaged: true,
            ..Published::default()
        }
    }
}

/// Control characters and `%` as `%0A`: a path may hold anything, a line may not.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '%' => out.push_str("%25"),
            letter if letter.is_ascii_control() => {
                out.push_str(&format!("%{:02X}", u32::from(letter)));
            }
            letter => out.push(letter),
        }
    }
    out
}

/// The text behind [`escape`]; `None` if it cannot come from there.
fn unescape(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('%');
    out.push_str(parts.next()?);
    for part in parts {
        let code = u8::from_str_radix(part.get(..2)?, 16).ok()?;
        let letter = char::from(code);
        (letter == '%' || letter.is_ascii_control()).then(|| out.push(letter))?;
        out.push_str(part.get(2..)?);
    }
    Some(out)
}
