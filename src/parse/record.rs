//! TOML to typed records, with a span for every value and a finding for every mistake.

use std::sync::Arc;

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::{markdown, syntax, value};
use crate::diag::{Diagnostic, Findings, code};
use crate::model::{Record, Stamp, Value};
use crate::schema::{Field, FieldType};
use crate::text::{SourceId, Span, Spanned, floor_boundary};

/// How deep records may nest: a limit against hostile files, far over any need.
const DEPTH: usize = 16;

/// Reads tables of one file, collecting findings.
#[derive(Debug)]
pub(crate) struct Reader<'f> {
    source: SourceId,
    findings: &'f mut Findings,
    offset: usize,
    /// Whether places are those of values in TOML, which a repair may rewrite.
    toml: bool,
    /// Whether something could not be read: then nothing can be said to be missing.
    broken: bool,
    /// Whether a group was lost: then its keys stand where they do not belong.
    lost: bool,
    /// Lines (places in the file) that were told to be wrong: nothing more is said of them.
    told: Vec<Span>,
    /// Whether each of them can be left out without touching what the others say.
    alone: bool,
}

/// A parsed TOML table.
pub(super) type Table<'t> = TomlSpanned<DeTable<'t>>;

impl<'f> Reader<'f> {
    /// A reader of one file.
    pub(crate) fn new(source: SourceId, findings: &'f mut Findings) -> Reader<'f> {
        Reader {
            source,
            findings,
            offset: 0,
            toml: false,
            broken: false,
            lost: false,
            told: Vec::new(),
            alone: true,
        }
    }

    /// Parses TOML that begins `offset` bytes into the file. `None` only if nothing could be read.
    pub(crate) fn parse<'t>(&mut self, text: &'t str, offset: usize) -> Option<Table<'t>> {
        self.offset = offset;
        self.toml = true;
        if let Some(at) = too_deep(text) {
            self.findings.push(Diagnostic::at(
                code::TOO_DEEP,
                self.source,
                Span::at(at).shifted(offset),
            ));
            return None;
        }
        let (table, errors) = DeTable::parse_recoverable(text);
        self.broken |= !errors.is_empty();
        // One line is told once, however many ways the parser has to complain of it.
        for error in errors.iter().take(10) {
            let span = error.span().map_or(Span::at(0), Span::from);
            let finding = syntax::finding(text, span, error.message(), offset, self.source);
            let at = finding
                .place
                .map_or(offset, |place| place.span.start as usize);
            if !self.is_told(at) {
                let line = line_of(text, at.saturating_sub(offset));
                self.alone &= syntax::of_one_line(finding.code, &text[line.range()]);
                self.told.push(line.shifted(offset));
                self.lost |= [code::BRACKET_OPEN, code::GROUP_TWICE].contains(&finding.code);
                self.findings.push(finding);
            }
        }
        (!self.broken || !table.get_ref().is_empty()).then_some(table)
    }

    /// The text without the lines that were told, if there are some and each is a mistake by itself: a parser that
    /// stops at a line may lose what follows it. Places stay what they are.
    pub(crate) fn without_told(&self, text: &str) -> Option<String> {
        if self.told.is_empty() || !self.alone {
            return None;
        }
        let mut bytes = text.as_bytes().to_vec();
        for line in &self.told {
            let line = (line.start as usize).checked_sub(self.offset)?
                ..(line.end as usize).checked_sub(self.offset)?;
            bytes.get_mut(line)?.fill(b' ');
        }
        String::from_utf8(bytes).ok()
    }

    /// Reads a table against the fields of a kind or form.
    pub(crate) fn record(
        &mut self,
        table: &Table<'_>,
        fields: &[Field],
        require: bool,
        depth: usize,
    ) -> Record {
        let mut record = Record::default();
        if depth > DEPTH {
            let span = self.span(table.span());
            self.findings
                .push(Diagnostic::at(code::TOO_DEEP, self.source, span));
            return record;
        }
        let mut keys: Vec<_> = table.get_ref().iter().collect();
        keys.sort_by_key(|(key, _)| key.span().start);
        for (key, found) in keys {
            let name: &str = key.get_ref();
            // A group whose header was told still has what stands in it.
            let group = matches!(found.get_ref(), DeValue::Table(_));
            if !group && self.is_told(self.span(key.span()).start as usize) {
                continue;
            }
            match fields.iter().find(|field| &*field.name == name) {
                Some(field) => {
                    if let Some(value) = self.field(found, field, &field.ty, require, depth) {
                        record.entries.push((field.name.clone(), value));
                    }
                }
                None if self.lost => {}
                None => {
                    let names = || fields.iter().map(|field| &*field.name);
                    let span = self.span(key.span());
                    let finding =
                        Diagnostic::at(code::UNKNOWN_KEY, self.source, span).arg("clave", name);
                    let near = crate::diag::nearest(name, names());
                    let meant = crate::diag::only_near(name, names()).filter(|meant| {
                        let typed = |key: &str| key == *meant;
                        !table.get_ref().keys().any(|key| typed(key.get_ref()))
                    });
                    let finding = match meant {
                        // Of two lines with the same wrong name nobody can say which one is meant.
                        Some(meant) if self.toml && !self.is_repeated(span) => {
                            finding.replace_by(meant)
                        }
                        _ => finding,
                    };
                    self.findings.push(match near {
                        Some(_) => finding.suggest(near),
                        None => finding.hint(
                            "campos-posibles",
                            vec![(
                                "nombres",
                                names().take(24).collect::<Vec<_>>().join(", ").into(),
                            )],
                        ),
                    });
                }
            }
        }
        // A translation may leave out what the original says, not say it with nothing.
        for field in fields.iter().filter(|field| field.required) {
            if require || record.get(&field.name).is_some() {
                self.required(table, field, &record);
            }
        }
        record
    }

    fn required(&mut self, table: &Table<'_>, field: &Field, record: &Record) {
        let typed = table
            .get_ref()
            .keys()
            .any(|key| key.get_ref() == &*field.name);
        match record.spanned(&field.name) {
            Some(value) if value.value.is_empty() => {
                let finding = Diagnostic::at(code::EMPTY, self.source, value.span);
                self.findings.push(field.told(finding));
            }
            Some(_) => {}
            None if typed || self.broken => {} // Said already: it was typed wrong.
            None => {
                let span = Span::at(self.span(table.span()).start as usize);
                let finding = Diagnostic::at(code::REQUIRED, self.source, span).arg("tabla", "no");
                self.findings.push(field.told(finding));
            }
        }
    }

    /// Whether the line of a byte of the file was told to be wrong.
    fn is_told(&self, at: usize) -> bool {
        self.told
            .iter()
            .any(|line| (line.start as usize..=line.end as usize).contains(&at))
    }

    /// Whether a key was told to be written again further on.
    fn is_repeated(&self, key: Span) -> bool {
        let mut told = self.findings.iter();
        told.any(|one| {
            one.code == code::KEY_TWICE && one.secondary.iter().any(|first| first.span == key)
        })
    }

    fn span(&self, span: std::ops::Range<usize>) -> Span {
        Span::from(span).shifted(self.offset)
    }

    /// One value against its field.
    pub(super) fn field(
        &mut self,
        found: &TomlSpanned<DeValue<'_>>,
        field: &Field,
        ty: &FieldType,
        require: bool,
        depth: usize,
    ) -> Option<Spanned<Value>> {
        let span = self.span(found.span());
        let value = match (found.get_ref(), ty) {
            (DeValue::String(text), FieldType::RichText) => Value::Rich(Arc::new(
                markdown::inline(text, span, self.source, self.findings),
            )),
            (DeValue::String(text), FieldType::Document | FieldType::Image | FieldType::Media) => {
                file_record(text, span)
            }
            (DeValue::String(text), ty) => self.text(text, ty, field, span)?,
            (DeValue::Boolean(flag), FieldType::Bool) => Value::Bool(*flag),
            (DeValue::Integer(number), FieldType::Integer | FieldType::Pesos) => {
                let digits = number.as_str();
                match i64::from_str_radix(digits, number.radix()) {
                    Ok(number) => Value::Integer(number),
                    Err(_) => return self.wrong(field, ty, found, span),
                }
            }
            (DeValue::Integer(number), FieldType::Decimal) => {
                match (number.radix(), number.as_str().parse()) {
                    (10, Ok(number)) => Value::Decimal(number),
                    _ => return self.wrong(field, ty, found, span),
                }
            }
            (DeValue::Float(number), FieldType::Decimal) => match number.as_str().parse::<f64>() {
                Ok(number) if number.is_finite() => Value::Decimal(number),
                _ => return self.wrong(field, ty, found, span),
            },
            // A year typed without quotes is common and clear.
            (DeValue::Integer(number), FieldType::PartialDate | FieldType::Text) => {
                self.text(number.as_str(), ty, field, span)?
            }
            (
                DeValue::Datetime(moment),
                FieldType::Date | FieldType::PartialDate | FieldType::DateTime,
            ) => {
                let text = moment.to_string();
                match (moment.time, ty) {
                    (Some(_), FieldType::DateTime) => match Stamp::parse(&text) {
                        Some(stamp) => Value::Moment(stamp),
                        None => return self.wrong(field, ty, found, span),
                    },
                    (None, _) => self.text(&text, ty, field, span)?,
                    (Some(_), _) => return self.wrong(field, ty, found, span),
                }
            }
            (DeValue::Array(items), FieldType::List(item)) => {
                let read = items
                    .iter()
                    .filter_map(|found| self.field(found, field, item, require, depth + 1));
                Value::List(read.collect())
            }
            (DeValue::Table(table), FieldType::Record(fields)) => {
                let table = TomlSpanned::new(found.span(), table.clone());
                Value::Record(self.record(&table, fields, require, depth + 1))
            }
            (DeValue::Table(table), FieldType::Map(item)) => {
                let mut record = Record::default();
                for (key, found) in table.iter() {
                    if let Some(value) = self.field(found, field, item, require, depth + 1) {
                        record.entries.push((key.get_ref().as_ref().into(), value));
                    }
                }
                record.entries.sort_by_key(|(_, value)| value.span);
                Value::Record(record)
            }
            (DeValue::Table(table), FieldType::Document | FieldType::Image | FieldType::Media) => {
                let table = TomlSpanned::new(found.span(), table.clone());
                Value::Record(self.record(&table, crate::schema::file_form(ty), require, depth + 1))
            }
            _ => return self.wrong(field, ty, found, span),
        };
        self.alternatives(&value, ty, span);
        self.bounds(&value, field, span);
        Some(Spanned::new(value, span))
    }

    /// A picture says what is seen; audio and video what is heard.
    fn alternatives(&mut self, value: &Value, ty: &FieldType, span: Span) {
        let (Value::Record(record), FieldType::Image | FieldType::Media) = (value, ty) else {
            return;
        };
        let has = |name: &str| {
            record
                .text(name)
                .is_some_and(|text| !text.trim().is_empty())
        };
        let file = || record.text("archivo").unwrap_or_default().to_owned();
        let span = record.spanned("archivo").map_or(span, |file| file.span);
        match ty {
            FieldType::Image if !has("texto_alternativo") => {
                self.findings
                    .push(Diagnostic::at(code::ALT, self.source, span).arg("archivo", file()));
            }
            // One on another site has its captions there.
            FieldType::Media
                if !has("transcripcion") || !(has("subtitulos") || file().starts_with("http")) =>
            {
                self.findings
                    .push(Diagnostic::at(code::CAPTIONS, self.source, span).arg("archivo", file()));
            }
            _ => {}
        }
    }

    /// A simple value from text, as TOML strings and cells of tables have it.
    pub(super) fn text(
        &mut self,
        text: &str,
        ty: &FieldType,
        field: &Field,
        span: Span,
    ) -> Option<Value> {
        match value::from_text(text, ty, field, self.source, span) {
            Ok(value) => Some(value),
            Err(wrong) => {
                let finding = match wrong.meant {
                    Some(meant) if self.toml => wrong.finding.replace_by(value::quoted(&meant)),
                    _ => wrong.finding,
                };
                self.findings.push(finding);
                None
            }
        }
    }

    fn wrong(
        &mut self,
        field: &Field,
        ty: &FieldType,
        found: &TomlSpanned<DeValue<'_>>,
        span: Span,
    ) -> Option<Spanned<Value>> {
        if self.is_told(span.start as usize) {
            return None;
        }
        // A number or date where an address or the like belongs is shown as it was typed.
        let encountered = match found.get_ref() {
            DeValue::String(_) => "text",
            DeValue::Integer(_) => "integer",
            DeValue::Float(_) => "decimal",
            DeValue::Boolean(_) => "bool",
            DeValue::Datetime(_) => "date",
            DeValue::Array(_) => "list",
            DeValue::Table(_) => "record",
        };
        let finding = Diagnostic::at(code::WRONG_TYPE, self.source, span)
            .arg("esperado", ty.name())
            .arg("encontrado", encountered);
        self.findings.push(field.told(finding));
        None
    }

    pub(super) fn bounds(&mut self, value: &Value, field: &Field, span: Span) {
        let (min, max) = (field.min.unwrap_or(f64::MIN), field.max.unwrap_or(f64::MAX));
        let (size, counted) = match value {
            Value::Integer(number) => (*number as f64, false),
            Value::Decimal(number) => (*number, false),
            Value::Text(text) => (text.chars().count() as f64, true),
            Value::List(items) => (items.len() as f64, true),
            _ => return,
        };
        // The bounds of a list are its own, not its items': items are checked before, under the same field.
        if matches!(field.ty, FieldType::List(_)) != matches!(value, Value::List(_))
            || (min..=max).contains(&size)
        {
            return;
        }
        let finding = match counted {
            true => Diagnostic::at(code::LENGTH, self.source, span)
                .arg("largo", size as i64)
                .arg("limite", if size > max { max } else { min } as i64),
            false => Diagnostic::at(code::RANGE, self.source, span)
                .arg("valor", size.to_string())
                .arg(
                    "minimo",
                    field
                        .min
                        .map_or_else(|| "−∞".to_owned(), |min| min.to_string()),
                )
                .arg(
                    "maximo",
                    field
                        .max
                        .map_or_else(|| "∞".to_owned(), |max| max.to_string()),
                ),
        };
        self.findings.push(field.told(finding));
    }
}

/// A file named by its path alone.
pub(super) fn file_record(path: &str, span: Span) -> Value {
    let entries = vec![(
        "archivo".into(),
        Spanned::new(Value::Text(value::clean(path)), span),
    )];
    Value::Record(Record { entries })
}

/// The line in which a byte of a text stands.
fn line_of(text: &str, at: usize) -> Span {
    let at = floor_boundary(text, at);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    Span::new(start, end)
}

/// The place where brackets nest deeper than allowed, so that a hostile file cannot exhaust the stack of a parser.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'\n' if depth < 2 => depth = 0,
            _ => {}
        }
        if depth > 64 {
            return Some(at);
        }
    }
    None
}
