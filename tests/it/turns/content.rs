//! Files of content as the mutations edit them: read, cut, aged, emptied, written again.

use std::collections::BTreeMap;

use toml::{Table, Value};
use vitrina::engine::Build;
use vitrina::host::memory::MemoryHost;

/// A file of content: its data, and its body if it is Markdown.
pub(super) struct File {
    pub(super) path: String,
    pub(super) folder: String,
    pub(super) id: String,
    pub(super) data: Table,
    pub(super) body: Option<String>,
}

impl File {
    pub(super) fn write(&self, host: &mut MemoryHost) {
        let data = toml::to_string(&self.data).expect("data can be written");
        let text = match &self.body {
            Some(body) => format!("+++\n{data}+++\n{body}"),
            None => data,
        };
        host.write(&self.path, text);
    }
}

/// Files of content in the source language; tables and their sidecars are no files of this sort.
pub(super) fn files(host: &MemoryHost) -> Vec<File> {
    let mut out = Vec::new();
    for path in host.files.keys() {
        let parts: Vec<&str> = path.split('/').collect();
        let ["content", folder, name] = parts[..] else {
            continue;
        };
        let Some((id, ending)) = name.split_once('.') else {
            continue;
        };
        let text = match ending {
            "md" | "toml" => host.text(path).expect("content is UTF-8"),
            _ => continue,
        };
        let (data, body) = match ending {
            "md" => {
                let rest = text.strip_prefix("+++\n").expect("it begins with its data");
                let (data, body) = rest.split_once("\n+++\n").expect("they end");
                (data, Some(body.to_owned()))
            }
            _ => (text, None),
        };
        out.push(File {
            path: path.to_string(),
            folder: folder.to_owned(),
            id: id.to_owned(),
            data: data.parse().expect("data are TOML"),
            body,
        });
    }
    out
}

/// The folder of each kind.
pub(super) fn folders(build: &Build) -> BTreeMap<String, String> {
    let kinds = build.catalog.schema().kinds();
    kinds
        .map(|(_, kind)| (kind.name.to_string(), kind.folder.to_string()))
        .collect()
}

/// How content refers to a file.
pub(super) fn reference(path: &str) -> String {
    let inner = path.trim_start_matches("content/");
    inner.split('.').next().unwrap_or(inner).to_owned()
}

pub(super) fn filter(one: &Table) -> BTreeMap<String, Vec<String>> {
    let year = |value: String| match &*value {
        "$vigencia" => "2026".to_owned(),
        "$vigencia-1" => "2025".to_owned(),
        "$vigencia-2" => "2024".to_owned(),
        _ => value,
    };
    let table = one.get("where").and_then(Value::as_table);
    table
        .into_iter()
        .flatten()
        .map(|(field, values)| {
            let values = values.as_array().map_or(&[][..], Vec::as_slice);
            let values = values.iter().filter_map(Value::as_str);
            (
                field.clone(),
                values.map(|value| year(value.to_owned())).collect(),
            )
        })
        .collect()
}

pub(super) fn matches(data: &Table, filter: &BTreeMap<String, Vec<String>>) -> bool {
    let as_text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    filter.iter().all(|(field, wanted)| match data.get(field) {
        Some(Value::Array(items)) => items.iter().any(|item| wanted.contains(&as_text(item))),
        Some(value) => wanted.contains(&as_text(value)),
        None => false,
    })
}

/// Rewrites files, as they are by now.
pub(super) fn change(host: &mut MemoryHost, paths: &[String], edit: impl Fn(&mut File)) {
    let changed: Vec<File> = files(host)
        .into_iter()
        .filter(|file| paths.contains(&file.path))
        .map(|mut file| {
            edit(&mut file);
            file
        })
        .collect();
    assert_eq!(changed.len(), paths.len(), "{paths:?}");
    changed.iter().for_each(|file| file.write(host));
}

/// Takes a field away, in every item of the lists on its path.
pub(super) fn cut(table: &mut Table, path: &str) {
    match path.split_once('.') {
        None => {
            table.remove(path);
        }
        Some((name, rest)) => within(table.get_mut(name), &|inner| cut(inner, rest)),
    }
}

/// Whether a path stays in the file: what lies behind a reference is another's.
pub(super) fn is_own(table: &Table, path: &str) -> bool {
    let first = path.split('.').next().unwrap_or(path);
    !path.contains('.') || table.get(first).is_none_or(|value| !value.is_str())
}

pub(super) fn within(value: Option<&mut Value>, edit: &dyn Fn(&mut Table)) {
    match value {
        Some(Value::Table(inner)) => edit(inner),
        Some(Value::Array(items)) => items.iter_mut().for_each(|item| within(Some(item), edit)),
        _ => {}
    }
}

/// Makes the dates at a path those of 2019.
pub(super) fn age(table: &mut Table, path: &str) {
    match path.split_once('.') {
        None => {
            let old = table.get(path).map(Value::to_string);
            if let Some(old) = old {
                let bare = old.trim_matches('"');
                let aged = format!("2019{}", bare.get(4..).unwrap_or_default());
                let value = match &table[path] {
                    Value::Integer(_) => Value::Integer(2019),
                    Value::Datetime(_) => Value::Datetime(aged.parse().expect("it is a date")),
                    _ => Value::String(aged),
                };
                table.insert(path.to_owned(), value);
            }
        }
        Some((name, rest)) => within(table.get_mut(name), &|inner| age(inner, rest)),
    }
}

/// Gives every cell of a field's column in a table another value.
pub(super) fn blank(host: &mut MemoryHost, path: &str, field: &str, with: &str) {
    let sidecar = path.replace(".csv", ".tabla.toml");
    let sidecar: Table = host
        .text(&sidecar)
        .expect("a table has one")
        .parse()
        .expect("it is TOML");
    let columns = sidecar["columnas"].as_table().expect("it names columns");
    let column = columns.iter().find(|(_, to)| to.as_str() == Some(field));
    let Some((column, _)) = column else { return };
    let text = host.text(path).expect("it is UTF-8").to_owned();
    let bare = text.trim_start_matches('\u{feff}');
    let separator = if bare.lines().next().is_some_and(|head| head.contains(';')) {
        b';'
    } else {
        b','
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .from_reader(bare.as_bytes());
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .from_writer(Vec::new());
    let mut at = None;
    for record in reader.records() {
        let record = record.expect("it is CSV");
        let Some(at) = at else {
            at = record.iter().position(|name| name == column);
            writer.write_record(&record).expect("memory");
            continue;
        };
        let cells = record.iter().enumerate();
        let cells = cells.map(|(n, cell)| if n == at { with } else { cell });
        writer.write_record(cells).expect("memory");
    }
    host.write(path, writer.into_inner().expect("memory"));
}

pub(super) fn folded(c: char) -> char {
    match c.to_lowercase().next().unwrap_or(c) {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        other => other,
    }
}

/// A text without a word, however it is written; addresses and anchors stay.
pub(super) fn without(body: &str, word: &str) -> String {
    let word: Vec<char> = word.chars().map(folded).collect();
    let chars: Vec<char> = body.chars().collect();
    let (mut out, mut at, mut closes) = (String::new(), 0, None);
    while at < chars.len() {
        match (closes, chars[at], chars.get(at + 1)) {
            (Some(end), c, _) if c == end => closes = None,
            (None, ']', Some('(')) => closes = Some(')'),
            (None, '{', Some('#')) => closes = Some('}'),
            _ => {}
        }
        let here = chars[at..].iter().take(word.len()).map(|c| folded(*c));
        if closes.is_none() && here.eq(word.iter().copied()) {
            out.push_str("cosa");
            at += word.len();
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    out
}

/// A text in which links to a file are their words alone.
pub(super) fn plain(body: &str, aim: &str) -> String {
    let mut body = body.to_owned();
    for end in [")", "#"] {
        while let Some(at) = body.find(&format!("]({aim}{end}")) {
            let open = body[..at].rfind('[').expect("a link has words");
            let close = at + body[at..].find(')').expect("a link ends");
            let words = body[open + 1..at].to_owned();
            body.replace_range(open..=close, &words);
        }
    }
    body
}
