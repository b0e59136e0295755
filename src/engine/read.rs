//! Reads the portal's files through the host and hands each to its parser.
//!
//! What cannot be read is a finding; only the theme's and the published files' absence is a fault.

use super::*;

/// The text of a source, decoded; what cannot be read or is not UTF-8 is a finding.
fn text(host: &dyn Host, scan: &Scan, source: SourceId, findings: &mut Findings) -> Option<String> {
    match host.read(&scan.file(source).path) {
        Ok(bytes) => match parse::decode(bytes, source) {
            Ok(text) => Some(text),
            Err(finding) => {
                findings.push(*finding);
                None
            }
        },
        Err(_) => {
            findings.push(Diagnostic::on(
                code::UNREADABLE,
                scan.file(source).path.clone(),
            ));
            None
        }
    }
}

pub(super) fn config(
    host: &dyn Host,
    scan: &Scan,
    findings: &mut Findings,
) -> Result<Config, Fault> {
    let lower = |record: &crate::model::Record, source| Config::lower(record, source);
    let Some(source) = scan.find("portal.toml") else {
        findings.push(Diagnostic::on(code::PORTAL_MISSING, "portal.toml"));
        return Ok(lower(&crate::model::Record::default(), SourceId(0)).0);
    };
    let record = text(host, scan, source, findings).and_then(|text| {
        let (record, found) = parse::form(&text, &schema::portal_form(), source);
        findings.extend(found);
        record
    });
    let record = record.unwrap_or_default();
    let (mut config, found) = lower(&record, source);
    findings.extend(found);
    let known = assess::checklists();
    let names = || known.iter().map(|known| &*known.id);
    for id in record
        .records("regimenes")
        .filter_map(|pack| pack.spanned("id"))
    {
        let typed = id.value.as_text().unwrap_or_default();
        if !names().any(|name| name == typed) {
            findings.push(
                Diagnostic::at(code::CHECKLIST_UNKNOWN, source, id.span)
                    .arg("regimen", typed)
                    .suggest(diag::nearest(typed, names())),
            );
        }
    }
    config
        .checklists
        .retain(|pack| names().any(|name| name == &*pack.id));
    Ok(config)
}

pub(super) fn schema(
    host: &dyn Host,
    scan: &Scan,
    findings: &mut Findings,
) -> Result<Schema, Fault> {
    let own: Vec<(SourceId, String)> = scan
        .sources()
        .filter(|(_, file)| file.purpose == Purpose::Kind)
        .filter_map(|(source, _)| Some((source, text(host, scan, source, findings)?)))
        .collect();
    let (schema, found) = schema::load(own.iter().map(|(source, text)| (*source, text.as_str())));
    findings.extend(found);
    Ok(schema)
}

type OwnMessages = Vec<(Arc<str>, SourceId, String)>;

pub(super) fn messages_of(
    host: &dyn Host,
    scan: &Scan,
    findings: &mut Findings,
) -> Result<OwnMessages, Fault> {
    let mut own = OwnMessages::new();
    for (source, file) in scan.sources() {
        if let Purpose::Messages { lang } = &file.purpose
            && let Some(text) = text(host, scan, source, findings)
        {
            own.push((lang.clone(), source, text));
        }
    }
    Ok(own)
}

pub(super) fn theme_files(host: &dyn Host, scan: &Scan) -> Result<Vec<Own>, Fault> {
    let mut own = Vec::new();
    for (source, file) in scan.sources() {
        if let Purpose::Theme { name } = &file.purpose {
            own.push(Own {
                source,
                name: name.clone(),
                bytes: host.read(&file.path)?,
            });
        }
    }
    Ok(own)
}

/// Parses all content, file by file, in parallel; the order of documents is that of paths.
pub(super) fn documents(
    host: &dyn Host,
    scan: &Scan,
    schema: &Schema,
    config: &Config,
    findings: &mut Findings,
) -> Result<Vec<Document>, Fault> {
    let languages: Vec<Arc<str>> = config
        .languages
        .iter()
        .map(|language| language.tag.clone())
        .collect();
    let sources: Vec<SourceId> = scan.sources().map(|(source, _)| source).collect();
    let parsed: Vec<(Vec<Document>, Findings)> = sources
        .par_iter()
        .with_min_len(16)
        .map(|&source| document(host, scan, schema, &languages, source))
        .collect();
    let mut docs = Vec::with_capacity(parsed.len());
    for (some, found) in parsed {
        docs.extend(some);
        findings.extend(found);
    }
    Ok(docs)
}

fn document(
    host: &dyn Host,
    scan: &Scan,
    schema: &Schema,
    languages: &[Arc<str>],
    source: SourceId,
) -> (Vec<Document>, Findings) {
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
                return (Vec::new(), findings);
            };
            let Some(text) = text(host, scan, source, &mut findings) else {
                return (Vec::new(), findings);
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
            (document.into_iter().collect(), findings)
        }
        Purpose::Sidecar { folder, table } => {
            let Some(kind) = kind_of(folder, &mut findings) else {
                return (Vec::new(), findings);
            };
            let Some(rows) = scan.find(table) else {
                findings.push(
                    Diagnostic::on(code::TABLE_ALONE, file.path.clone())
                        .arg("archivo", table.clone()),
                );
                return (Vec::new(), findings);
            };
            let Some(text_) = text(host, scan, source, &mut findings) else {
                return (Vec::new(), findings);
            };
            let (sidecar, found) = parse::sidecar(&text_, schema.kind(kind), source);
            findings.extend(found);
            let (Some(sidecar), Some(body)) = (sidecar, text(host, scan, rows, &mut findings))
            else {
                return (Vec::new(), findings);
            };
            let (docs, found) = parse::rows(&body, &sidecar, schema.kind(kind), kind, rows);
            findings.extend(found);
            (docs, findings)
        }
        Purpose::Table { .. } => {
            let sidecar = format!("{}.tabla.toml", file.path.trim_end_matches(".csv"));
            if scan.find(&sidecar).is_none() {
                findings.push(
                    Diagnostic::on(code::TABLE_ALONE, file.path.clone()).arg("archivo", sidecar),
                );
            }
            (Vec::new(), findings)
        }
        _ => (Vec::new(), findings),
    }
}

/// Facts of the files that are published as they are.
pub(super) fn files(host: &dyn Host, scan: &Scan) -> Result<FxHashMap<Arc<str>, FileFacts>, Fault> {
    let mut files = FxHashMap::default();
    for (_, file) in scan
        .sources()
        .filter(|(_, file)| file.purpose == Purpose::Asset)
    {
        let Some(path) = file.path.strip_prefix("content/") else {
            continue;
        };
        let picture = [".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg"]
            .iter()
            .any(|ending| path.ends_with(ending));
        let dimensions = match picture {
            true => render::dimensions(&host.read(&file.path)?),
            false => None,
        };
        files.insert(
            path.into(),
            FileFacts {
                size: file.size,
                dimensions,
            },
        );
    }
    Ok(files)
}
