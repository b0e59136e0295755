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
    let mut config = config(host, &scan, &mut findings)?;
    // What the checklists ask is not judged here, but the portal names folders and roles for them.
    let _ = regimes(host, &scan, &mut config, &mut findings);
    let date = options
        .date
        .or(config.pinned)
        .unwrap_or_else(|| host.today());
    let schema = schema(host, &scan, &config, &mut findings)?;
    let memory = &mut Memory::default();
    let read = documents(host, &scan, &schema, &config, memory, &mut findings)?;
    let map = config.map.as_ref().map(|(path, _)| path.clone());
    let files = files(host, &scan, map.as_deref(), memory);
    let (catalog, found) = catalog::build(
        read.docs,
        Arc::new(schema),
        Arc::new(config),
        files,
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
