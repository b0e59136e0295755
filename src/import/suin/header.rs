//! The header of a SUIN file: `---`, lines `key: "value"`, `---`.
//!
//! It is the part of YAML that the corpus uses, read by hand: a flat list of fields, each on one line, its value bare
//! or between quotes. Anything else is an error with its line, never a guess.

use crate::import::ImportError;

/// A field of the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// Line of the source.
    pub(super) line: usize,
    key: String,
    /// The value, without its quotes.
    pub(super) value: String,
}

/// The fields, and where the body begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    fields: Vec<Field>,
    /// Line of the closing mark: the body begins on the next one.
    pub(super) end: usize,
}

impl Header {
    /// Reads the header of a text given by lines.
    pub(super) fn read(lines: &[String]) -> Result<Header, ImportError> {
        let start = lines
            .iter()
            .position(|line| !line.trim().is_empty())
            .ok_or(ImportError::NoHeader)?;
        if lines[start].trim_end() != "---" {
            return Err(ImportError::NoHeader);
        }
        let mut fields: Vec<Field> = Vec::new();
        for (index, text) in lines.iter().enumerate().skip(start + 1) {
            let line = index + 1;
            let text = text.trim();
            if text == "---" {
                return Ok(Header { fields, end: line });
            }
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            let (key, value) = text
                .split_once(':')
                .ok_or(ImportError::BadHeaderLine { line })?;
            let key = key.trim_end();
            let named = !key.is_empty()
                && key
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
            if !named || !(value.is_empty() || value.starts_with(' ')) {
                return Err(ImportError::BadHeaderLine { line });
            }
            if fields.iter().any(|field| field.key == key) {
                return Err(ImportError::RepeatedField {
                    line,
                    field: key.to_owned(),
                });
            }
            fields.push(Field {
                line,
                key: key.to_owned(),
                value: unquoted(value.trim(), line)?,
            });
        }
        Err(ImportError::HeaderNotClosed { line: start + 1 })
    }

    /// A field that may be missing; an empty one is.
    pub(super) fn get(&self, key: &str) -> Option<&Field> {
        self.fields
            .iter()
            .find(|field| field.key == key && !field.value.is_empty())
    }

    /// A field that must be there.
    pub(super) fn required(&self, key: &'static str) -> Result<&Field, ImportError> {
        self.get(key).ok_or_else(|| {
            let empty = self.fields.iter().find(|field| field.key == key);
            ImportError::MissingField {
                line: empty.map_or(self.end, |field| field.line),
                field: key,
            }
        })
    }
}

/// A value without its quotes.
fn unquoted(value: &str, line: usize) -> Result<String, ImportError> {
    let bad = ImportError::BadQuotes { line };
    let mut chars = value.chars();
    let quote = match value.chars().next() {
        Some(c @ ('"' | '\'')) => c,
        Some('[' | '{' | '|' | '>' | '&' | '*' | '!') => {
            return Err(ImportError::BadHeaderLine { line });
        }
        _ => return Ok(value.to_owned()),
    };
    chars.next();
    let mut out = String::new();
    while let Some(c) = chars.next() {
        match c {
            '\\' if quote == '"' => match chars.next() {
                Some(c @ ('"' | '\\' | '/')) => out.push(c),
                Some('n' | 't' | 'r') => out.push(' '),
                _ => return Err(bad),
            },
            '\'' if quote == '\'' && chars.as_str().starts_with('\'') => {
                chars.next();
                out.push('\'');
            }
            c if c == quote => {
                let rest = chars.as_str().trim_start();
                return if rest.is_empty() || rest.starts_with('#') {
                    Ok(out.trim().to_owned())
                } else {
                    Err(bad)
                };
            }
            c => out.push(c),
        }
    }
    Err(bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Header, ImportError> {
        Header::read(&text.lines().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn reads_bare_and_quoted_values() {
        let header = read("---\na: \"un \\\"Acuerdo\\\"\"\nb: 'd''oc'\nc: ley\nd:\n---\n")
            .expect("a good header");
        assert_eq!(
            header.get("a").map(|f| f.value.as_str()),
            Some("un \"Acuerdo\"")
        );
        assert_eq!(header.get("b").map(|f| f.value.as_str()), Some("d'oc"));
        assert_eq!(
            header.get("c").map(|f| (f.line, f.value.as_str())),
            Some((4, "ley"))
        );
        assert_eq!(header.end, 6);
        assert_eq!(
            header.required("d"),
            Err(ImportError::MissingField {
                line: 5,
                field: "d"
            })
        );
        assert_eq!(
            header.required("e"),
            Err(ImportError::MissingField {
                line: 6,
                field: "e"
            })
        );
    }

    #[test]
    fn says_where_a_header_is_wrong() {
        assert_eq!(read("# Ley"), Err(ImportError::NoHeader));
        assert_eq!(read(""), Err(ImportError::NoHeader));
        assert_eq!(
            read("---\na: b\n"),
            Err(ImportError::HeaderNotClosed { line: 1 })
        );
        assert_eq!(
            read("---\na: b\nsin dos puntos\n---"),
            Err(ImportError::BadHeaderLine { line: 3 })
        );
        assert_eq!(
            read("---\na: [b]\n---"),
            Err(ImportError::BadHeaderLine { line: 2 })
        );
        assert_eq!(
            read("---\na: \"b\n---"),
            Err(ImportError::BadQuotes { line: 2 })
        );
        assert_eq!(
            read("---\na: \"b\" c\n---"),
            Err(ImportError::BadQuotes { line: 2 })
        );
        assert_eq!(
            read("---\na: b\na: c\n---"),
            Err(ImportError::RepeatedField {
                line: 3,
                field: "a".into()
            })
        );
    }
}
