//! Rules on the built site, one a file.

mod footer;
mod foreign;
mod headings;
mod inline;
mod links;
mod structure;
mod weight;

pub(super) use footer::check as footer;
pub(super) use foreign::check as foreign;
pub(super) use headings::check as headings;
pub(super) use inline::check as inline;
pub(super) use links::check as links;
pub(crate) use links::leads_somewhere;
pub(super) use structure::check as structure;
pub(super) use weight::check as weight;
pub(crate) use weight::{Scale, budget};

use crate::audit::site::Page;
use crate::diag::{Code, Diagnostic};

/// A finding about a page: its path is the page's address.
fn on(code: &'static Code, page: &Page) -> Diagnostic {
    Diagnostic::on(code, page.route.clone()).arg("ruta", page.route.clone())
}
