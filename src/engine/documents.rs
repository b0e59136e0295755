//! Reads entries and tables, each file by itself and side by side.
//!
//! In: the scan, the kinds, and what an earlier reading remembers. Out: the documents, in the order of paths; what gave
//! none; findings.

use rustc_hash::FxHashSet;

use super::read::{nowhere, text};
use super::*;
use crate::catalog::Unread;
use crate::model::Value;
use crate::schema::KindId;
use crate::table::{self, Reading, Table};
use crate::text::{Place, Span, Spanned};

/// With more bytes of files than these, the texts of documents are kept packed: before that, memory is no worry.
const ROOMY: u64 = 64 << 20;

/// What one file gave.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    docs: Vec<Arc<Document>>,
    findings: Findings,
    facets: Option<(KindId, Vec<Arc<str>>)>,
    table: Option<(SourceId, Reading)>,
    /// The kind of rows that were lost.
    lost: Option<KindId>,
}

impl Parsed {
    fn told(findings: Findings) -> Parsed {
        Parsed {
            findings,
            ..Parsed::default()
        }
    }
}

/// What all files gave.
#[derive(Default)]
pub(super) struct Content {
    /// Entries and rows, in the order of paths.
    pub(super) docs: Vec<Arc<Document>>,
    /// Facets that sidecars ask for.
    pub(super) facets: Vec<(KindId, Vec<Arc<str>>)>,
    /// How each table was read.
    pub(super) tables: FxHashMap<SourceId, Reading>,
    /// What gave no document.
    pub(super) unread: Unread,
}

/// Parses all content, file by file, in parallel; the order of documents is that of paths.
pub(super) fn documents(
    host: &dyn Host,
    scan: &Scan,
    schema: &Schema,
    config: &Config,
    memory: &mut Memory,
    findings: &mut Findings,
) -> Result<Content, Fault> {
    let languages: Vec<Arc<str>> = config
        .languages
        .iter()
        .map(|language| language.tag.clone())
        .collect();
    let sources: Vec<SourceId> = scan.sources().map(|(source, _)| source).collect();
    memory.stand_on(scan);
    let known = &*memory;
    let many = scan.sources().map(|(_, file)| file.size).sum::<u64>() > ROOMY;
    let read = |&source: &SourceId| {
        let parsed = known.parsed(scan, source).unwrap_or_else(|| {
            let mut parsed = document(host, scan, schema, &languages, source);
            if many {
                parsed.docs.iter_mut().for_each(pack);
            }
            Arc::new(parsed)
        });
        (source, parsed)
    };
    let parsed: Vec<(SourceId, Arc<Parsed>)> =
        sources.par_iter().with_min_len(16).map(read).collect();
    memory.learn(scan, &parsed);
    let mut content = Content::default();
    let source_language = languages.first().map_or("", |tag| &**tag);
    for (source, one) in parsed {
        if let Some(finding) = twin(scan, source, source_language) {
            findings.push(finding);
            continue;
        }
        content.docs.extend(one.docs.iter().cloned());
        content.facets.extend(one.facets.clone());
        content.tables.extend(one.table.clone());
        one.lost
            .into_iter()
            .for_each(|kind| content.unread.rows(kind));
        findings.extend(one.findings.iter().cloned());
    }
    unread(scan, schema, &content.docs, &mut content.unread);
    roles(config, schema, &mut content, findings);
    Ok(content)
}

/// Told of `x.es.md` beside `x.md`, where Spanish is the language of originals: the original is the file without one.
fn twin(scan: &Scan, source: SourceId, language: &str) -> Option<Diagnostic> {
    let file = scan.file(source);
    let Purpose::Entry { folder, name, .. } = &file.purpose else {
        return None;
    };
    let id = name.strip_suffix(language)?.strip_suffix('.')?;
    let paths = ["md", "toml"].map(|ending| format!("content/{folder}/{id}.{ending}"));
    let other = paths.iter().find_map(|path| scan.find(path))?;
    let place = Place {
        source: other,
        span: Span::at(0),
    };
    let finding = Diagnostic::at(code::DUPLICATE_ID, source, Span::at(0))
        .arg("id", id)
        .arg("tabla", "lengua")
        .arg("lengua", language)
        .arg("archivo", file.path.clone())
        .arg("original", scan.file(other).path.clone())
        .arg("otras", 0_usize);
    Some(finding.and(place))
}

/// Keeps the text of a document packed.
fn pack(doc: &mut Arc<Document>) {
    if let Some(body) = &mut Arc::make_mut(doc).body {
        body.html = std::mem::take(&mut body.html).packed();
    }
}

/// Gives pages and sections the roles of `[papeles]`, beside those that they say themselves.
fn roles(config: &Config, schema: &Schema, content: &mut Content, findings: &mut Findings) {
    for mapped in &config.roles {
        let (role, target) = (&*mapped.0, &*mapped.1.value);
        let mut found = false;
        let pair = target.rsplit_once('/');
        let kind = pair.and_then(|(folder, _)| schema.in_folder(folder));
        let wanted = pair.zip(kind);
        for doc in &mut content.docs {
            if wanted.is_some_and(|((_, id), kind)| doc.kind == kind && *doc.id == *id) {
                found = true;
                let doc = Arc::make_mut(doc);
                let own = doc.fields.text("rol").map(|own| format!("{own} {role}"));
                let value = Value::Text(own.map_or_else(|| role.into(), Into::into));
                let value = Spanned::new(value, Span::at(doc.span.start as usize));
                doc.fields.entries.retain(|(name, _)| &**name != "rol");
                doc.fields.entries.push(("rol".into(), value));
            }
        }
        let lost = wanted.is_some_and(|((_, id), kind)| content.unread.has(kind, id));
        if !found && !lost {
            findings.extend(nowhere(config, "papeles", mapped));
        }
    }
}

/// Notes which entries and files are there but could not be read.
fn unread(scan: &Scan, schema: &Schema, docs: &[Arc<Document>], unread: &mut Unread) {
    let read: FxHashSet<SourceId> = docs.iter().map(|doc| doc.source).collect();
    let silent = scan.sources().filter(|(source, _)| !read.contains(source));
    for file in silent.map(|(_, file)| file).chain(&scan.refused) {
        match &file.purpose {
            Purpose::Entry { folder, name, .. } => {
                if let Some(kind) = schema.in_folder(folder) {
                    let id = name.split('.').next().unwrap_or(name);
                    unread.entry(kind, id);
                }
            }
            Purpose::Table { folder } | Purpose::Sidecar { folder, .. } => {
                let refused = scan.refused.contains(file);
                if let Some(kind) = schema.in_folder(folder).filter(|_| refused) {
                    unread.rows(kind);
                }
            }
            _ => {}
        }
    }
    for file in &scan.refused {
        if file.purpose == Purpose::Asset {
            unread.file(file.path.trim_start_matches("content/"));
        }
    }
}

/// The one document of a source, read again; `None` if it gives none, or several.
pub(super) fn one(
    host: &dyn Host,
    scan: &Scan,
    catalog: &Catalog,
    source: SourceId,
) -> Option<Arc<Document>> {
    let languages = catalog.config().languages.iter();
    let languages: Vec<Arc<str>> = languages.map(|language| language.tag.clone()).collect();
    let parsed = document(host, scan, catalog.schema(), &languages, source);
    match &parsed.docs[..] {
        [one] => Some(Arc::clone(one)),
        _ => None,
    }
}

fn document(
    host: &dyn Host,
    scan: &Scan,
    schema: &Schema,
    languages: &[Arc<str>],
    source: SourceId,
) -> Parsed {
    let file = scan.file(source);
    let mut findings = Findings::new();
    let kind_of = |folder: &str, findings: &mut Findings| {
        let kind = schema.in_folder(folder);
        if kind.is_none() {
            let near = diag::nearest(folder, schema.kinds().map(|(_, kind)| &*kind.folder));
            findings.push(
                Diagnostic::on(code::UNKNOWN_KIND, file.path.clone())
                    .arg("carpeta", folder)
                    .suggest(near),
            );
        }
        kind
    };
    match &file.purpose {
        Purpose::Entry {
            folder,
            name,
            markdown,
        } => {
            let Some(kind) = kind_of(folder, &mut findings) else {
                return Parsed::told(findings);
            };
            let Some(text) = text(host, scan, source, &mut findings) else {
                return Parsed::told(findings);
            };
            let context = EntryContext {
                schema,
                kind,
                source,
                name,
                languages,
            };
            let (document, found) = parse::entry(&text, *markdown, context);
            findings.extend(found);
            Parsed {
                docs: document.into_iter().map(Arc::new).collect(),
                findings,
                ..Parsed::default()
            }
        }
        Purpose::Sidecar { folder, base } => {
            let Some(kind) = kind_of(folder, &mut findings) else {
                return Parsed::told(findings);
            };
            let Some(rows) = table_beside(scan, base) else {
                if scan.refused.iter().any(|file| is_beside(&file.path, base)) {
                    return Parsed::told(findings); // Told: the table is there, but not read.
                }
                findings.push(
                    Diagnostic::on(code::TABLE_ALONE, file.path.clone())
                        .arg("archivo", format!("{base}.csv")),
                );
                return Parsed::told(findings);
            };
            let lost = Some(kind);
            let Some(text) = text(host, scan, source, &mut findings) else {
                return Parsed {
                    lost,
                    ..Parsed::told(findings)
                };
            };
            let (sidecar, found) = parse::sidecar(&text, schema.kind(kind), source);
            findings.extend(found);
            let Some(sidecar) = sidecar else {
                return Parsed {
                    lost,
                    ..Parsed::told(findings)
                };
            };
            let reading = sidecar.reading.clone();
            let mut parsed = Parsed::default();
            if let Some(table) = table(host, scan, rows, &reading, &mut findings) {
                let (docs, found) = parse::rows(&table, &sidecar, schema.kind(kind), kind, rows);
                findings.extend(found);
                parsed.docs = docs.into_iter().map(Arc::new).collect();
            }
            let rowless = [code::SHORT_ROW, code::ROW_WITHOUT_ID, code::TABLE_QUOTES];
            let short = findings.iter().any(|one| rowless.contains(&one.code));
            parsed.lost = lost.filter(|_| short || parsed.docs.is_empty());
            parsed.facets = sidecar.facets.map(|facets| (kind, facets));
            parsed.table = Some((rows, reading));
            parsed.findings = findings;
            parsed
        }
        Purpose::Table { .. } => {
            let base = file.path.rsplit_once('.').map_or("", |(base, _)| base);
            let sidecar = format!("{base}.tabla.toml");
            if scan.find(&sidecar).is_none() {
                findings.push(
                    Diagnostic::on(code::TABLE_ALONE, file.path.clone()).arg("archivo", sidecar),
                );
            } else if let Some(read) = table_beside(scan, base)
                && read != source
            {
                findings.push(
                    Diagnostic::on(code::TABLE_TWICE, file.path.clone())
                        .arg("archivo", scan.file(read).path.clone()),
                );
            }
            Parsed::told(findings)
        }
        _ => Parsed::told(findings),
    }
}

/// The table that a sidecar describes: the first that is there, in the order of [`table::ENDINGS`].
pub(super) fn table_beside(scan: &Scan, base: &str) -> Option<SourceId> {
    let endings = table::ENDINGS.iter().chain(&table::REFUSED);
    endings
        .map(|ending| scan.find(&format!("{base}.{ending}")))
        .find_map(|found| found)
}

/// Whether a path is that of a table of this base.
fn is_beside(path: &str, base: &str) -> bool {
    let ending = path
        .strip_prefix(base)
        .and_then(|rest| rest.strip_prefix('.'));
    ending.is_some_and(|ending| table::ENDINGS.contains(&ending))
}

/// A table as text; why it cannot be read is a finding.
fn table(
    host: &dyn Host,
    scan: &Scan,
    source: SourceId,
    reading: &Reading,
    findings: &mut Findings,
) -> Option<Table> {
    let path = &scan.file(source).path;
    let Ok(bytes) = host.read(path) else {
        findings.push(Diagnostic::on(code::UNREADABLE, path.clone()));
        return None;
    };
    match table::read(bytes, path, reading, source) {
        Ok((table, found)) => {
            findings.extend(found);
            Some(table)
        }
        Err(finding) => {
            findings.push(*finding);
            None
        }
    }
}

/// The text that the spans of a source point into: the file's own, or a table's as it was read.
pub(super) fn source_text(
    host: &dyn Host,
    scan: &Scan,
    tables: &FxHashMap<SourceId, Reading>,
    source: SourceId,
) -> String {
    if let Some(reading) = tables.get(&source)
        && let Some(table) = table(host, scan, source, reading, &mut Findings::new())
    {
        return table.text;
    }
    let bytes = host.read(&scan.file(source).path).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Says of every finding in a workbook in which sheet and cell it is, as the spreadsheet names them.
pub(super) fn name_cells(
    host: &dyn Host,
    scan: &Scan,
    tables: &FxHashMap<SourceId, Reading>,
    findings: &mut Findings,
) {
    let mut read: FxHashMap<SourceId, Option<Table>> = FxHashMap::default();
    for finding in findings {
        let Some(place) = finding.place else { continue };
        let Some(reading) = tables.get(&place.source) else {
            continue;
        };
        let table = read.entry(place.source).or_insert_with(|| {
            table(host, scan, place.source, reading, &mut Findings::new())
                .filter(|table| table.sheet.is_some())
        });
        let Some(Table {
            text,
            sheet: Some(sheet),
            ..
        }) = table
        else {
            continue;
        };
        let start = place.span.start as usize;
        let cell = table::cell_at(text, start);
        finding.hints.push(diag::Message {
            id: "hoja-y-celda",
            args: vec![("hoja", sheet.as_str().into()), ("celda", cell.into())],
        });
    }
}
