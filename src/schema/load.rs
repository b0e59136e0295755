//! The kinds of a build: the embedded ones and a portal's own.

use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use rayon::prelude::*;

use super::declaration::{self, Declared};
use super::json_ld::Thing;
use super::{Field, FieldType, Kind, Schema};
use crate::diag::{Diagnostic, Findings, code};
use crate::text::SourceId;

/// Fields of a file to download, of a picture and of audio or video: parsed once, constant.
static FILE_FORMS: LazyLock<[Vec<Field>; 3]> = LazyLock::new(|| {
    [
        form(include_str!("forms/documento.toml")),
        form(include_str!("forms/imagen.toml")),
        form(include_str!("forms/media.toml")),
    ]
});

static SIDECAR_FORM: LazyLock<Vec<Field>> =
    LazyLock::new(|| form(include_str!("forms/ficha.toml")));

/// The fields of a type that names a file; none for other types.
pub fn file_form(ty: &FieldType) -> &'static [Field] {
    match ty {
        FieldType::Document => &FILE_FORMS[0],
        FieldType::Image => &FILE_FORMS[1],
        FieldType::Media => &FILE_FORMS[2],
        _ => &[],
    }
}

/// The form of a table's sidecar; its `constantes` take the fields of the table's kind.
pub fn sidecar_form(kind: &Kind) -> Vec<Field> {
    let mut fields = SIDECAR_FORM.clone();
    for field in fields
        .iter_mut()
        .filter(|field| &*field.name == "constantes")
    {
        field.ty = FieldType::Record(kind.fields.clone());
    }
    fields
}

static PORTAL_FORM: LazyLock<Vec<Field>> =
    LazyLock::new(|| form(include_str!("forms/portal.toml")));

/// The form of `portal.toml`.
pub fn portal_form() -> &'static [Field] {
    &PORTAL_FORM
}

/// The form of `nodo.toml`.
pub fn node_form() -> Vec<Field> {
    form(include_str!("forms/nodo.toml"))
}

static ENTITY: LazyLock<(Thing, Vec<Field>)> = LazyLock::new(|| {
    let form = portal_form();
    let fields = form.iter().find_map(|field| match &field.ty {
        FieldType::Record(fields) if &*field.name == "entidad" => Some(fields.clone()),
        _ => None,
    });
    let fields = fields.expect("the form of portal.toml has the entity");
    let mut findings = Findings::new();
    let thing = declaration::thing(
        include_str!("forms/entidad.toml"),
        &fields,
        SourceId(0),
        &mut findings,
    );
    assert!(
        findings.is_empty(),
        "the embedded entity is valid: {findings:?}"
    );
    (thing.expect("it has a type"), fields)
});

/// What the portal's entity is in the vocabulary of schema.org, and the fields of its form.
pub fn entity() -> (&'static Thing, &'static [Field]) {
    (&ENTITY.0, &ENTITY.1)
}

/// What every download has besides the fields of its kind: its first and its last column.
pub fn download_form() -> Vec<Field> {
    form(include_str!("forms/descarga.toml"))
}

/// The columns of an instrument of Ley 1712 de 2014, by its name; none if there is no such instrument.
pub fn instrument_form(name: &str) -> Vec<Field> {
    match name {
        "registro-de-activos" => form(include_str!("forms/registro-de-activos.toml")),
        "indice-de-informacion" => form(include_str!("forms/indice-de-informacion.toml")),
        "esquema-de-publicacion" => form(include_str!("forms/esquema-de-publicacion.toml")),
        _ => Vec::new(),
    }
}

/// The columns of the workbook that says how a regime is met.
pub fn compliance_form() -> Vec<Field> {
    form(include_str!("forms/cumplimiento.toml"))
}

/// The columns of the table that describes a download's columns.
pub fn columns_form() -> Vec<Field> {
    form(include_str!("forms/campos.toml"))
}

static KINDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/schema/kinds");

/// Declarations shipped with the program: file name and text, in order of name.
pub fn embedded() -> Vec<(&'static str, &'static str)> {
    let mut files: Vec<_> = KINDS
        .files()
        .filter_map(|file| Some((file.path().file_name()?.to_str()?, file.contents_utf8()?)))
        .collect();
    files.sort_unstable();
    files
}

/// The fields that every kind has.
pub fn common_form() -> Vec<Field> {
    let files = embedded().into_iter();
    let commons = files.filter(|(name, _)| name.starts_with('_'));
    commons
        .flat_map(|(_, text)| form(text))
        .map(|field| Field {
            common: true,
            ..field
        })
        .collect()
}

/// Builds the schema from the embedded kinds and a portal's own declarations (source, text).
///
/// A portal's declaration that is wrong is a finding; what is right of it is still used, so that the entries of its
/// folder are checked in the same run.
pub fn load<'a>(own: impl IntoIterator<Item = (SourceId, &'a str)>) -> (Schema, Findings) {
    let mut schema = Schema::default();
    let common = common_form();
    let kinds: Vec<_> = embedded()
        .into_iter()
        .filter(|(name, _)| !name.starts_with('_'))
        .collect();
    let mut findings = Findings::new();
    let mut targets = Vec::new();
    let declared: Vec<_> = kinds
        .par_iter()
        .map(|(_, text)| {
            let mut found = Findings::new();
            let declared = declaration::kind(text, &common, SourceId(0), &mut found);
            (declared, found)
        })
        .collect();
    for (declared, found) in declared {
        findings.extend(found);
        if let Some(declared) = declared {
            targets.extend(
                declared
                    .targets
                    .into_iter()
                    .map(|(to, span)| (SourceId(0), to, span)),
            );
            schema.add(declared.kind);
        }
    }
    assert!(
        findings.is_empty(),
        "the embedded kinds are valid: {findings:?}"
    );
    for (source, text) in own {
        // Blanks in the place of a byte order mark leave every offset as it is.
        let text = text.replacen('\u{feff}', "   ", 1);
        let Some(declared) = declaration::kind(&text, &common, source, &mut findings) else {
            continue;
        };
        targets.extend(
            declared
                .targets
                .iter()
                .map(|(to, span)| (source, to.clone(), *span)),
        );
        add(&mut schema, declared, source, &mut findings);
    }
    for (source, to, span) in targets {
        if schema.named(&to).is_none() {
            let names: Vec<_> = schema.kinds().map(|(_, kind)| kind.name.clone()).collect();
            let near = crate::diag::nearest(&to, names.iter().map(|name| &**name));
            let finding = Diagnostic::at(code::DECLARATION_TARGET, source, span);
            findings.push(finding.arg("valor", to.clone()).suggest(near));
        }
    }
    (schema, findings)
}

/// Adds a portal's own kind, unless another one has its folder.
fn add(schema: &mut Schema, declared: Declared, source: SourceId, findings: &mut Findings) {
    let mut kind = declared.kind;
    kind.source = Some(source);
    let other = schema.in_folder(&kind.folder).map(|id| schema.kind(id));
    if let Some(other) = other.filter(|other| other.name != kind.name) {
        let finding = Diagnostic::at(code::DECLARATION_FOLDER, source, declared.folder)
            .arg("carpeta", kind.folder.clone())
            .arg("tipo", other.name.clone());
        findings.push(finding);
        return;
    }
    schema.add(kind);
}

/// The fields of a form: a TOML file of the program's own (`portal.toml`, a sidecar) that is validated like content.
pub(super) fn form(text: &str) -> Vec<Field> {
    let mut findings = Findings::new();
    let fields = declaration::fields(text, SourceId(0), &mut findings);
    assert!(
        findings.is_empty(),
        "the embedded form is valid: {findings:?}"
    );
    fields
}
