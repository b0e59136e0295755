//! Reads what a portal is made by: its configuration, its checklists, its kinds.
//!
//! What cannot be read is a finding.

use super::*;
use crate::assess::Regimes;
use crate::config::Mapped;

/// The text of a source, decoded; what cannot be read or is not UTF-8 is a finding.
pub(super) fn text(
    host: &dyn Host,
    scan: &Scan,
    source: SourceId,
    findings: &mut Findings,
) -> Option<String> {
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
        let (record, found) = parse::form(&text, schema::portal_form(), source);
        findings.extend(found);
        record
    });
    let record = record.unwrap_or_default();
    let (config, found) = lower(&record, source);
    findings.extend(found);
    Ok(config)
}

/// The regimes of the portal; those that `portal.toml` names and nobody has are told, and left out.
pub(super) fn regimes(
    host: &dyn Host,
    scan: &Scan,
    config: &mut Config,
    findings: &mut Findings,
) -> Regimes {
    let own = own_regimes(host, scan, findings);
    let (regimes, found) = assess::regimes(&own);
    findings.extend(found);
    // A regime whose file cannot be used was told; that it is not there is not told as well.
    let lost: Vec<String> = own
        .iter()
        .filter_map(|(_, text)| assess::own_id(text))
        .collect();
    let names = || regimes.iter().map(|known| &*known.id);
    let Some(source) = config.source else {
        return regimes;
    };
    for used in &config.checklists {
        let known = names().any(|name| *name == *used.id);
        if !known && !lost.iter().any(|id| **id == *used.id) {
            findings.push(
                Diagnostic::at(code::CHECKLIST_UNKNOWN, source, used.span)
                    .arg("regimen", used.id.clone())
                    .suggest(diag::nearest(&used.id, names())),
            );
        }
    }
    for used in &config.checklists {
        let pinned = used.version.as_ref();
        let regime = regimes.iter().find(|one| one.id == used.id);
        findings.extend(pinned.zip(regime).and_then(|(pinned, regime)| {
            assess::unpinned(regime, &pinned.value, source, pinned.span)
        }));
    }
    config
        .checklists
        .retain(|pack| regimes.iter().any(|one| one.id == pack.id));
    regimes
}

fn own_regimes(host: &dyn Host, scan: &Scan, findings: &mut Findings) -> Vec<(SourceId, String)> {
    let files = scan.sources();
    let files = files.filter(|(_, file)| file.purpose == Purpose::Regime);
    files
        .filter_map(|(source, _)| Some((source, text(host, scan, source, findings)?)))
        .collect()
}

/// What the portal's own checklists ask that can never be met: known once the kinds are.
pub(super) fn unreachable(
    host: &dyn Host,
    scan: &Scan,
    regimes: &[assess::Checklist],
    schema: &Schema,
    config: &Config,
) -> Findings {
    // A file that cannot be read was told when the regimes were.
    let own = own_regimes(host, scan, &mut Findings::new());
    assess::unreachable(&own, regimes, schema, config)
}

pub(super) fn schema(
    host: &dyn Host,
    scan: &Scan,
    config: &Config,
    findings: &mut Findings,
) -> Result<Schema, Fault> {
    let own: Vec<(SourceId, String)> = scan
        .sources()
        .filter(|(_, file)| file.purpose == Purpose::Kind)
        .filter_map(|(source, _)| Some((source, text(host, scan, source, findings)?)))
        .collect();
    let (mut schema, found) =
        schema::load(own.iter().map(|(source, text)| (*source, text.as_str())));
    findings.extend(found);
    let folders: Vec<(&str, &str)> = config
        .folders
        .iter()
        .map(|(kind, folder)| (&**kind, &*folder.value))
        .collect();
    for number in schema.set_folders(&folders) {
        findings.extend(nowhere(config, "carpetas", &config.folders[number]));
    }
    findings.extend(parse::examples(&schema));
    Ok(schema)
}

/// A line of `[carpetas]` or `[papeles]` that leads nowhere.
pub(super) fn nowhere(config: &Config, table: &str, (name, found): &Mapped) -> Option<Diagnostic> {
    let finding = Diagnostic::at(code::MAPPED_NOWHERE, config.source?, found.span);
    Some(
        finding
            .arg("tabla", table)
            .arg("nombre", name.clone())
            .arg("valor", found.value.clone()),
    )
}
