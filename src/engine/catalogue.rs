//! Phases 1 to 3 alone, for whoever asks about content and makes no page.

use super::*;

/// What is known before anything is rendered.
#[derive(Debug)]
pub struct Content {
    /// The files.
    pub scan: Scan,
    /// The catalogue.
    pub catalog: Catalog,
    /// The day.
    pub date: jiff::civil::Date,
    /// What is wrong with what was read.
    pub findings: Findings,
}

impl Content {
    /// Whether something could not be read as it was meant.
    pub fn failed(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }
}

/// Reads a portal as far as its catalogue.
pub fn content(host: &dyn Host, options: Options) -> Result<Content, Fault> {
    let (scan, mut findings) = scan::scan(host.list()?);
    let config = config(host, &scan, &mut findings)?;
    let date = options
        .date
        .or(config.pinned)
        .unwrap_or_else(|| host.today());
    let schema = schema(host, &scan, &mut findings)?;
    let read = documents(host, &scan, &schema, &config, &mut findings)?;
    let (catalog, found) = catalog::build(
        read.docs,
        Arc::new(schema),
        Arc::new(config),
        files(host, &scan),
        read.unread,
        options.drafts,
        date,
    );
    findings.extend(found);
    Ok(Content {
        scan,
        catalog,
        date,
        findings,
    })
}
