//! A spreadsheet into content: the table and the sidecar that says what its columns mean.

use std::fs;

use crate::cli::args::ImportArgs;
use crate::cli::{FINDINGS, GOOD, USAGE, err, kinds, line, open, out};
use crate::diag::{Diagnostic, Severity};
use crate::host::{Action, Desk, DiskDesk, Fault};
use crate::i18n::Messages;
use crate::import::table::propose;
use crate::parse::{self, slug};
use crate::table::{self, Reading};
use crate::text::SourceId;

/// Writes table and sidecar, unless there are some; with `--dry-run` only says what it would write.
pub(super) fn run(args: &ImportArgs, messages: &Messages) -> Result<u8, Fault> {
    let host = open(&args.root)?;
    let schema = kinds::load(&host)?;
    let Some(id) = kinds::named(&schema, &args.kind, messages) else {
        return Ok(USAGE);
    };
    let source = SourceId(0);
    let kind = schema.kind(id);
    let shown = args.file.display().to_string();
    let bytes = fs::read(&args.file).map_err(|error| Fault::io(Action::Read, &shown, &error))?;
    let name = args.file.file_stem().unwrap_or_default().to_string_lossy();
    let ending = args
        .file
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let base = format!("content/{}/{}", kind.folder, slug(&name));
    let (path, sidecar_path) = (format!("{base}.{ending}"), format!("{base}.tabla.toml"));
    let known = table::ENDINGS.contains(&&*ending);
    let reading = Reading {
        sheet: args.sheet.clone(),
        ..Reading::default()
    };
    if !known {
        err(&messages.text("importar-ilegible", &[("archivo", shown.into())]));
        return Ok(FINDINGS);
    }
    let read = match table::read(bytes.clone(), &path, &reading, source) {
        Ok(read) => Some(read),
        Err(finding) => {
            refuse(&shown, &finding, messages);
            return Ok(FINDINGS);
        }
    };
    let proposal = read.as_ref().and_then(|(table, _)| propose(table, kind));
    let (Some((table, _)), Some(mut proposal)) = (read, proposal) else {
        err(&messages.text("importar-ilegible", &[("archivo", shown.into())]));
        return Ok(FINDINGS);
    };
    if let Some(sheet) = &args.sheet {
        let told = format!("hoja = {}\n", toml::Value::String(sheet.clone()));
        proposal.sidecar.insert_str(0, &told);
    }
    let list = |id: &str, names: &[String]| {
        if !names.is_empty() {
            let shown = [
                ("cuantas", names.len().into()),
                ("nombres", names.join(", ").into()),
            ];
            line(&messages.text(id, &shown));
        }
    };
    let pairs: Vec<String> = proposal
        .mapped
        .iter()
        .map(|(column, field)| format!("{column} → {field}"))
        .collect();
    list("importar-columnas", &pairs);
    list("importar-ocultas", &proposal.hidden);
    list("importar-sin-destino", &proposal.unknown);
    list("importar-faltan", &proposal.missing);
    list("importar-sin-identidad", &proposal.nameless);
    let (sidecar, _) = parse::sidecar(&proposal.sidecar, kind, source);
    if let Some(sidecar) = sidecar {
        let (rows, findings) = parse::rows(&table, &sidecar, kind, id, source);
        let wrong = |span: crate::text::Span| {
            findings.iter().any(|finding| {
                finding.severity == Severity::Error
                    && finding.place.is_some_and(|place| {
                        place.span.start >= span.start && place.span.end <= span.end
                    })
            })
        };
        let good = rows.iter().filter(|row| !wrong(row.span)).count();
        let counts = [
            ("buenas", good.into()),
            ("filas", rows.len().into()),
            ("hallazgos", findings.len().into()),
        ];
        line(&messages.text("importar-cuentas", &counts));
    }
    if args.dry_run {
        out(&format!("\n# {sidecar_path}\n{}", proposal.sidecar));
        return Ok(GOOD);
    }
    for path in [&path, &sidecar_path] {
        if host.root().join(path).exists() {
            err(&messages.text("nuevo-existe", &[("ruta", path.as_str().into())]));
            return Ok(USAGE);
        }
    }
    let desk = DiskDesk::open(host.root())?;
    for (path, bytes) in [(path, bytes), (sidecar_path, proposal.sidecar.into_bytes())] {
        if !desk.create(&path, &bytes)? {
            err(&messages.text("nuevo-existe", &[("ruta", path.into())]));
            return Ok(USAGE);
        }
        line(&messages.text("nuevo-creado", &[("ruta", path.into())]));
    }
    Ok(GOOD)
}

/// Says why a table cannot be read, and how to mend it.
fn refuse(file: &str, finding: &Diagnostic, messages: &Messages) {
    let id = finding.code.id;
    err(&format!("{file}: {}", messages.text(id, &finding.args)));
    if let Some(repair) = messages.attribute(id, "arreglo", &finding.args) {
        err(&format!("  {}", repair.text));
    }
}
