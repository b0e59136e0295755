//! Mutations made from the checklists' own data: whatever a requirement of `gel-anexo2` or `res1519` rests on is
//! removed or spoiled in memory, and exactly the expected requirements of all regimes turn.
//!
//! From each piece of evidence follow its mutations: a page is deleted, emptied, made a placeholder, loses a word, a
//! field or a link to it; entries are deleted, lose a field, become stale; a datum of the entity is unset; a link leads
//! elsewhere; a section no longer shows the menu. `tests/regimes-rests.csv` says of each which requirements fall. It was
//! written from the data, not from the output, and its rows are reviewed by hand: a new piece of evidence without a row
//! is a failure. What only a template can spoil has its `removal` in the table, in the words of `rests.rs`.
//!
//! Mutations that touch neither the same files nor the same requirements are built together; where the result is not
//! what was expected, each is built alone, to say which it was.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use toml::{Table, Value};
use vitrina::assess::Outcome;
use vitrina::engine::Build;
use vitrina::host::memory::MemoryHost;

use crate::{portal, rests};

/// Regimes whose evidence is mutated.
const OWN: [&str; 2] = ["gel-anexo2", "res1519"];

/// A requirement as the data has it: shared evidence in its place.
struct Wanted {
    id: String,
    own: bool,
    evidence: Vec<Value>,
}

fn text<'t>(table: &'t Table, key: &str) -> &'t str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn list<'t>(table: &'t Table, key: &str) -> &'t [Value] {
    table
        .get(key)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn strings(table: &Table, key: &str) -> Vec<String> {
    let items = list(table, key).iter().filter_map(Value::as_str);
    items.map(str::to_owned).collect()
}

/// The requirements of all regimes, read from their files.
fn wanted() -> Vec<Wanted> {
    let mut all: BTreeMap<String, (String, Vec<Value>)> = BTreeMap::new();
    let mut paths: Vec<_> = std::fs::read_dir(portal::root().join("checklists"))
        .expect("the checklists can be listed")
        .map(|entry| entry.expect("they can be listed").path())
        .collect();
    paths.sort();
    for path in paths {
        let file: Table = std::fs::read_to_string(path)
            .expect("it can be read")
            .parse()
            .expect("it is TOML");
        for one in list(&file, "requirements")
            .iter()
            .filter_map(Value::as_table)
        {
            let key = format!("{}/{}", text(&file, "id"), text(one, "id"));
            let regime = text(&file, "id").to_owned();
            all.insert(key, (regime, list(one, "evidence").to_vec()));
        }
    }
    let resolved = |evidence: &[Value]| {
        let mut out = Vec::new();
        spread(evidence, &all, &mut out);
        out
    };
    all.iter()
        .map(|(key, (regime, evidence))| Wanted {
            id: key.split('/').nth(1).expect("regime/id").to_owned(),
            own: OWN.contains(&&**regime),
            evidence: resolved(evidence),
        })
        .collect()
}

/// Pieces of evidence with those of other requirements in their place; `any` stays as it is.
fn spread(evidence: &[Value], all: &BTreeMap<String, (String, Vec<Value>)>, out: &mut Vec<Value>) {
    for one in evidence.iter().filter_map(Value::as_table) {
        match text(one, "check") {
            "same" => spread(&all[text(one, "as")].1, all, out),
            "all" => spread(list(one, "of"), all, out),
            "any" => {
                let mut of = Vec::new();
                spread(list(one, "of"), all, &mut of);
                let mut any = one.clone();
                any.insert("of".to_owned(), Value::Array(of));
                out.push(Value::Table(any));
            }
            _ => out.push(Value::Table(one.clone())),
        }
    }
}

/// A file of content: its data, and its body if it is Markdown.
struct File {
    path: String,
    folder: String,
    id: String,
    data: Table,
    body: Option<String>,
}

impl File {
    fn write(&self, host: &mut MemoryHost) {
        let data = toml::to_string(&self.data).expect("data can be written");
        let text = match &self.body {
            Some(body) => format!("+++\n{data}+++\n{body}"),
            None => data,
        };
        host.write(&self.path, text);
    }
}

/// Files of content in the source language; tables and their sidecars are no files of this sort.
fn files(host: &MemoryHost) -> Vec<File> {
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
fn folders(build: &Build) -> BTreeMap<String, String> {
    let kinds = build.catalog.schema().kinds();
    kinds
        .map(|(_, kind)| (kind.name.to_string(), kind.folder.to_string()))
        .collect()
}

type Step = Box<dyn Fn(&mut MemoryHost) + Send + Sync>;

/// A change of the portal, and which requirements of the data must fall by it.
struct Mutation {
    key: String,
    /// Files that it touches.
    touches: BTreeSet<String>,
    /// Whether references to what it removes must go too.
    removes: bool,
    owners: BTreeSet<String>,
    apply: Step,
}

/// Everything that can be spoiled, by key.
struct Maker<'h> {
    host: &'h MemoryHost,
    files: Vec<File>,
    folders: BTreeMap<String, String>,
    made: BTreeMap<String, Mutation>,
    /// The group of `any` that is walked through.
    group: Option<String>,
}

impl Maker<'_> {
    fn add(
        &mut self,
        key: String,
        owner: Option<&str>,
        removes: bool,
        make: impl FnOnce(&Maker<'_>) -> Option<(BTreeSet<String>, Step)>,
    ) {
        if !self.made.contains_key(&key) {
            let Some((touches, apply)) = make(self) else {
                return;
            };
            let mutation = Mutation {
                key: key.clone(),
                touches,
                removes,
                owners: BTreeSet::new(),
                apply,
            };
            self.made.insert(key.clone(), mutation);
        }
        if let Some(made) = self.made.get_mut(&key) {
            made.owners.extend(owner.map(str::to_owned));
            made.touches.extend(self.group.clone());
        }
    }

    /// Mutations of a piece of evidence. What stands among several of `any` need not turn anything by itself.
    fn of(&mut self, one: &Table, owner: Option<&str>) {
        match text(one, "check") {
            "page" => self.page(one, owner),
            "collection" => self.collection(one, owner),
            "entity" => {
                for group in ["fields", "any"] {
                    let keys = one.get(group).and_then(Value::as_table);
                    self.group = (group == "any").then(|| format!("{keys:?}"));
                    let owner = owner.filter(|_| group == "fields");
                    for key in keys.into_iter().flat_map(Table::keys) {
                        self.datum(key, owner);
                    }
                    self.group = None;
                }
            }
            "link" => {
                let named = strings(one, "systems").into_iter().map(|id| hosts_of(&id));
                for system in strings(one, "hosts").into_iter().chain(named) {
                    let alone = list(one, "hosts").len() + list(one, "systems").len() == 1;
                    self.elsewhere(&system, owner.filter(|_| alone));
                }
            }
            "menu" => {
                let shows = |file: &&File| text(&file.data, "menu_de") == "res1519";
                let section = self.files.iter().find(shows);
                let path = section.map(|file| file.path.clone());
                self.add("menu:res1519:unset".to_owned(), owner, false, |_| {
                    let path = path?;
                    Some((BTreeSet::from([path.clone()]), unset(vec![path], "menu_de")))
                });
            }
            "any" => {
                // Two of several must not be spoiled together.
                self.group = Some(format!("any:{}", Value::Table(one.clone())));
                for one in list(one, "of").iter().filter_map(Value::as_table) {
                    self.of(one, None);
                }
                self.group = None;
            }
            _ => {}
        }
    }

    fn page(&mut self, one: &Table, owner: Option<&str>) {
        let role = text(one, "role").to_owned();
        let paths = move |maker: &Maker<'_>| {
            let of_role = |file: &&File| {
                let folder = ["paginas", "secciones"].contains(&&*file.folder);
                folder && text(&file.data, "rol").split(' ').any(|one| one == role)
            };
            let found: Vec<String> = maker
                .files
                .iter()
                .filter(of_role)
                .filter(|file| !file.id.contains('.'))
                .map(|file| file.path.clone())
                .collect();
            (!found.is_empty()).then_some(found)
        };
        let role = text(one, "role");
        let touched = |paths: &[String]| paths.iter().cloned().collect::<BTreeSet<_>>();
        let Some(own) = paths(self) else { return };
        let section = own
            .iter()
            .any(|path| path.starts_with("content/secciones/"));
        if !section {
            self.add(format!("page:{role}:delete"), owner, true, |_| {
                Some((touched(&own), delete(own.clone())))
            });
        }
        for (name, body) in [("empty", Some("Nada.\n")), ("placeholder", None)] {
            self.add(format!("page:{role}:{name}"), owner, false, |_| {
                let paths = own.clone();
                let apply: Step = Box::new(move |host| {
                    change(host, &paths, |file| {
                        let old = file.body.clone().unwrap_or_default();
                        file.body = Some(body.map_or_else(
                            || format!("{old}\nLorem ipsum dolor sit amet.\n"),
                            str::to_owned,
                        ));
                    });
                });
                Some((touched(&own), apply))
            });
        }
        for word in strings(one, "mentions") {
            self.add(format!("page:{role}:word:{word}"), owner, false, |_| {
                let paths = own.clone();
                let apply: Step = Box::new(move |host| {
                    change(host, &paths, |file| {
                        let body = file.body.take().unwrap_or_default();
                        file.body = Some(without(&body, &word));
                        let title = without(text(&file.data, "titulo"), &word);
                        file.data.insert("titulo".to_owned(), Value::String(title));
                    });
                });
                Some((touched(&own), apply))
            });
        }
        for field in strings(one, "fields") {
            self.add(format!("page:{role}:missing:{field}"), owner, false, |_| {
                Some((touched(&own), unset(own.clone(), &field)))
            });
        }
        let targets: Vec<String> = own.iter().map(|path| reference(path)).collect();
        // The page of petitions is linked by the entity's own data, from everywhere.
        let from = strings(one, "linked_from").into_iter();
        for from in from.filter(|_| role != "pqrsd") {
            self.unlinked(&format!("page:{role}"), &from, &own, &targets, owner);
        }
    }

    /// A link to pages or lists is taken away from where it must stand.
    fn unlinked(
        &mut self,
        what: &str,
        from: &str,
        own: &[String],
        targets: &[String],
        owner: Option<&str>,
    ) {
        let key = format!("{what}:unlinked:{from}");
        let flags: &'static [&'static str] = match from {
            "footer" => &["pie"],
            _ => &["menu", "pie"],
        };
        let aims: Vec<String> = self
            .files
            .iter()
            .filter(|file| targets.contains(&reference(&file.path)) || own.contains(&file.path))
            .filter(|file| file.path.matches('.').count() == 1)
            .map(|file| file.path.clone())
            .collect();
        if ["footer", "every-page"].contains(&from) {
            let flagged = |file: &&File| {
                aims.contains(&file.path) && flags.iter().any(|flag| file.data.get(*flag).is_some())
            };
            if self.files.iter().any(|file| flagged(&file)) {
                self.add(key, owner, false, |_| {
                    let touches = aims.iter().cloned().collect();
                    let apply: Step = Box::new(move |host| {
                        change(host, &aims, |file| {
                            flags.iter().for_each(|flag| cut(&mut file.data, flag));
                        });
                    });
                    Some((touches, apply))
                });
            }
            return;
        }
        let role = from.strip_prefix("role:");
        let source = self.files.iter().find(|file| match role {
            None => file.path == "content/secciones/inicio.md",
            Some(role) => text(&file.data, "rol") == role && !file.path.contains(".en."),
        });
        let Some((path, id)) = source.map(|file| (file.path.clone(), file.id.clone())) else {
            return;
        };
        let targets = targets.to_vec();
        self.add(key, owner, false, move |_| {
            let touches = aims.iter().cloned().chain([path.clone()]).collect();
            let apply: Step = Box::new(move |host| {
                change(host, std::slice::from_ref(&path), |file| {
                    let body = file.body.take().unwrap_or_default();
                    let unlink = |body: String, aim: &String| plain(&body, aim);
                    file.body = Some(targets.iter().fold(body, unlink));
                });
                // What hangs under the page, or stands in the menu, is linked from it without a word of the text.
                change(host, &aims, |file| {
                    for (key, elsewhere) in [("padre", "putumayo"), ("seccion", "putumayo")] {
                        if text(&file.data, key) == id {
                            file.data
                                .insert(key.to_owned(), Value::String(elsewhere.to_owned()));
                        }
                    }
                    flags.iter().for_each(|flag| cut(&mut file.data, flag));
                });
            });
            Some((touches, apply))
        });
    }

    fn collection(&mut self, one: &Table, owner: Option<&str>) {
        let kind = text(one, "kind").to_owned();
        let filter = filter(one);
        let said: Vec<String> = filter
            .iter()
            .map(|(field, values)| format!("{field}={}", values.join("|")))
            .collect();
        let name = format!("{kind}[{}]", said.join(","));
        let folder = self.folders[&kind].clone();
        let chosen: Vec<String> = self
            .files
            .iter()
            .filter(|file| file.folder == folder && !file.path.contains(".tabla."))
            .filter(|file| file.path.matches('.').count() == 1 && matches(&file.data, &filter))
            .map(|file| file.path.clone())
            .collect();
        let tables: Vec<String> = self
            .host
            .files
            .keys()
            .filter(|path| {
                path.starts_with(&format!("content/{folder}/")) && path.ends_with(".csv")
            })
            .map(|path| path.to_string())
            .collect();
        if chosen.is_empty() && tables.is_empty() {
            return;
        }
        // Entries of one kind stand in for each other.
        let kindred = format!("kind:{kind}");
        let touches: BTreeSet<String> = chosen
            .iter()
            .chain(&tables)
            .chain([&kindred])
            .cloned()
            .collect();
        let tabled = !tables.is_empty();
        if !tabled {
            self.add(format!("{name}:delete"), owner, true, |_| {
                Some((touches.clone(), delete(chosen.clone())))
            });
        }
        let mut groups: Vec<Vec<String>> = strings(one, "complete")
            .into_iter()
            .map(|field| vec![field])
            .collect();
        groups.extend(
            list(one, "any_of")
                .iter()
                .filter_map(Value::as_array)
                .map(|group| {
                    group
                        .iter()
                        .filter_map(Value::as_str)
                        .map(str::to_owned)
                        .collect()
                }),
        );
        for group in groups {
            let own = |path: &String| {
                let data = self.files.iter().find(|file| file.path == *path);
                data.is_some_and(|file| group.iter().any(|field| is_own(&file.data, field)))
            };
            if !tabled && !chosen.iter().any(own) {
                continue;
            }
            self.add(
                format!("{name}:missing:{}", group.join("/")),
                owner,
                false,
                |_| {
                    let (chosen, tables) = (chosen.clone(), tables.clone());
                    let apply: Step = Box::new(move |host| {
                        change(host, &chosen, |file| {
                            for field in &group {
                                match field.trim_end_matches('?') {
                                    "cuerpo" => {
                                        file.body = file.body.as_ref().map(|_| String::new())
                                    }
                                    field => cut(&mut file.data, field),
                                }
                            }
                        });
                        for table in &tables {
                            for field in &group {
                                blank(host, table, field, "");
                            }
                        }
                    });
                    Some((touches.clone(), apply))
                },
            );
        }
        let stale = one
            .get("newest")
            .and_then(Value::as_table)
            .map(|newest| text(newest, "field"));
        let over = one
            .get("in_force")
            .and_then(Value::as_table)
            .map(|force| text(force, "to"));
        for field in stale.into_iter().chain(over) {
            self.add(format!("{name}:stale:{field}"), owner, false, |_| {
                let (chosen, tables, field) = (chosen.clone(), tables.clone(), field.to_owned());
                let apply: Step = Box::new(move |host| {
                    change(host, &chosen, |file| age(&mut file.data, &field));
                    tables
                        .iter()
                        .for_each(|table| blank(host, table, &field, "2019-06-30"));
                });
                Some((touches.clone(), apply))
            });
        }
        let lists: Vec<String> = self
            .files
            .iter()
            .filter(|file| text(&file.data, "lista") == kind)
            .map(|file| reference(&file.path))
            .collect();
        for from in strings(one, "linked_from") {
            self.unlinked(&name, &from, &[], &lists, owner);
        }
    }

    fn datum(&mut self, key: &str, owner: Option<&str>) {
        let text = self.host.text("portal.toml").expect("there is one");
        let table: Table = text.parse().expect("it is TOML");
        let there = table["entidad"]
            .as_table()
            .is_some_and(|entity| entity.contains_key(key));
        if there {
            let field = key.to_owned();
            self.add(format!("entity:{key}:unset"), owner, false, |_| {
                let apply: Step = Box::new(move |host| {
                    let text = host.text("portal.toml").expect("there is one");
                    let mut table: Table = text.parse().expect("it is TOML");
                    cut(&mut table, &format!("entidad.{field}"));
                    host.write(
                        "portal.toml",
                        toml::to_string(&table).expect("it can be written"),
                    );
                });
                // Data of the entity are in one file, and are cut from it one after the other.
                Some((BTreeSet::from([format!("portal.toml#{key}")]), apply))
            });
        }
    }

    /// All links to a system lead to another one.
    fn elsewhere(&mut self, system: &str, owner: Option<&str>) {
        let hosts: Vec<String> = system.split('|').map(str::to_owned).collect();
        self.add(format!("link:{system}:elsewhere"), owner, false, |maker| {
            let paths: Vec<String> = maker
                .host
                .files
                .keys()
                .filter(|path| path.starts_with("content/") && !path.ends_with(".opus"))
                .filter(|path| {
                    let text = maker.host.text(path).unwrap_or_default();
                    hosts.iter().any(|host| text.contains(host.as_str()))
                })
                .map(|path| path.to_string())
                .collect();
            let touches = paths.iter().cloned().collect();
            let apply: Step = Box::new(move |host| {
                for path in &paths {
                    let text = host.text(path).expect("it was read").to_owned();
                    let other = |text: String, from: &String| {
                        text.replace(from.as_str(), "otro.example.org")
                    };
                    host.write(path, hosts.iter().fold(text, other));
                }
            });
            Some((touches, apply))
        });
    }
}

/// The hosts of a system of the vocabulary, with `|` between.
fn hosts_of(system: &str) -> String {
    let known = vitrina::schema::vocabulary("sistemas").expect("there is one");
    let found = known.iter().find(|one| *one.value == *system);
    let hosts = found.and_then(|one| one.code("hosts"));
    hosts.expect("a system has hosts").replace(' ', "|")
}

/// How content refers to a file.
fn reference(path: &str) -> String {
    let inner = path.trim_start_matches("content/");
    inner.split('.').next().unwrap_or(inner).to_owned()
}

fn filter(one: &Table) -> BTreeMap<String, Vec<String>> {
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

fn matches(data: &Table, filter: &BTreeMap<String, Vec<String>>) -> bool {
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

fn delete(paths: Vec<String>) -> Step {
    Box::new(move |host| {
        for path in &paths {
            rests::remove(host, path).expect("it is there");
        }
    })
}

fn unset(paths: Vec<String>, field: &str) -> Step {
    let field = field.to_owned();
    Box::new(move |host| change(host, &paths, |file| cut(&mut file.data, &field)))
}

/// Rewrites files, as they are by now.
fn change(host: &mut MemoryHost, paths: &[String], edit: impl Fn(&mut File)) {
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
fn cut(table: &mut Table, path: &str) {
    match path.split_once('.') {
        None => {
            table.remove(path);
        }
        Some((name, rest)) => within(table.get_mut(name), &|inner| cut(inner, rest)),
    }
}

/// Whether a path stays in the file: what lies behind a reference is another's.
fn is_own(table: &Table, path: &str) -> bool {
    let first = path.split('.').next().unwrap_or(path);
    !path.contains('.') || table.get(first).is_none_or(|value| !value.is_str())
}

fn within(value: Option<&mut Value>, edit: &dyn Fn(&mut Table)) {
    match value {
        Some(Value::Table(inner)) => edit(inner),
        Some(Value::Array(items)) => items.iter_mut().for_each(|item| within(Some(item), edit)),
        _ => {}
    }
}

/// Makes the dates at a path those of 2019.
fn age(table: &mut Table, path: &str) {
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
fn blank(host: &mut MemoryHost, path: &str, field: &str, with: &str) {
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

fn folded(c: char) -> char {
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
fn without(body: &str, word: &str) -> String {
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
fn plain(body: &str, aim: &str) -> String {
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

/// The table of expectations: by mutation, what a template change removes, and what falls.
fn expected() -> BTreeMap<String, (String, BTreeSet<String>)> {
    let path = portal::root().join("tests/regimes-rests.csv");
    let mut reader = csv::Reader::from_path(path).expect("the table can be opened");
    let header = reader.headers().expect("it has a header").clone();
    assert_eq!(header, vec!["mutation", "removal", "falls"]);
    let rows = reader.records().map(|row| {
        let row = row.expect("it is CSV");
        let falls = row[2].split_whitespace().map(str::to_owned).collect();
        (row[0].to_owned(), (row[1].to_owned(), falls))
    });
    rows.collect()
}

/// Requirements of all regimes that are met.
fn met(build: &Build) -> BTreeSet<String> {
    let all = build
        .report
        .packs
        .iter()
        .flat_map(|pack| pack.requirements());
    let met = all.filter(|one| one.outcome == Outcome::Met);
    met.map(|one| one.id.to_string()).collect()
}

struct Lab {
    base: MemoryHost,
    routes: BTreeSet<String>,
    before: BTreeSet<String>,
}

impl Lab {
    /// What falls when these are made together; what turns to met is marked `+`.
    fn falls(&self, batch: &[&Mutation]) -> BTreeSet<String> {
        let mut host = self.base.clone();
        batch.iter().for_each(|one| (one.apply)(&mut host));
        portal::stamp(&mut host);
        if batch.iter().any(|one| one.removes) {
            rests::unlink(&mut host, &self.routes);
        }
        let after = met(&rests::run(&host));
        let lost = self.before.difference(&after).cloned();
        let won = after.difference(&self.before).map(|id| format!("+{id}"));
        lost.chain(won).collect()
    }
}

/// Groups of mutations that touch nothing in common, not even what they turn.
fn batches<'m>(
    mutations: &'m [Mutation],
    table: &BTreeMap<String, (String, BTreeSet<String>)>,
) -> Vec<Vec<&'m Mutation>> {
    const TOGETHER: usize = 12;
    let mut batches: Vec<(Vec<&Mutation>, BTreeSet<&str>)> = Vec::new();
    for one in mutations {
        let falls = table.get(&one.key).into_iter().flat_map(|(_, falls)| falls);
        let own: BTreeSet<&str> = falls.chain(&one.touches).map(String::as_str).collect();
        let theme = one.touches.contains("theme");
        let fits = |(batch, used): &&mut (Vec<&Mutation>, BTreeSet<&str>)| {
            !theme && batch.len() < TOGETHER && !used.contains("theme") && used.is_disjoint(&own)
        };
        match batches.iter_mut().find(fits) {
            Some((batch, used)) => {
                batch.push(one);
                used.extend(own);
            }
            None => batches.push((vec![one], own)),
        }
    }
    batches.into_iter().map(|(batch, _)| batch).collect()
}

#[test]
fn what_a_requirement_rests_on_is_spoiled_and_it_turns() {
    let base = portal::real();
    let whole = rests::run(&base);
    let lab = Lab {
        routes: rests::routes(&whole),
        before: met(&whole),
        base,
    };
    let wanted = wanted();
    let mut maker = Maker {
        host: &lab.base,
        files: files(&lab.base),
        folders: folders(&whole),
        made: BTreeMap::new(),
        group: None,
    };
    for one in wanted
        .iter()
        .filter(|one| one.own && lab.before.contains(&one.id))
    {
        for evidence in one.evidence.iter().filter_map(Value::as_table) {
            maker.of(evidence, Some(&one.id));
        }
    }
    let table = expected();
    for (key, (removal, _)) in table.iter().filter(|(_, (removal, _))| !removal.is_empty()) {
        let steps = removal.clone();
        maker.add(key.clone(), None, false, |_| {
            let apply: Step = Box::new(move |host| {
                for step in steps.split(" ; ") {
                    rests::apply(host, step).unwrap_or_else(|why| panic!("{step}: {why}"));
                }
            });
            Some((BTreeSet::from(["theme".to_owned()]), apply))
        });
    }
    let mutations: Vec<Mutation> = maker.made.into_values().collect();
    if let Ok(path) = std::env::var("MUTACIONES") {
        let keys = mutations.iter().map(|one| {
            let owners: Vec<&str> = one.owners.iter().map(String::as_str).collect();
            format!("{}\t{}\n", one.key, owners.join(" "))
        });
        std::fs::write(path, keys.collect::<String>()).expect("it can be written");
        return;
    }
    if let Ok(wanted) = std::env::var("MUTACION") {
        for one in mutations.iter().filter(|one| one.key.contains(&wanted)) {
            portal::tell(&format!("{}: {:?}", one.key, lab.falls(&[one])));
        }
        return;
    }
    let strange: Vec<&String> = mutations
        .iter()
        .map(|one| &one.key)
        .filter(|key| !table.contains_key(*key))
        .collect();
    assert!(
        strange.is_empty(),
        "nobody has said what falls by {strange:#?}"
    );
    let made: BTreeSet<&String> = mutations.iter().map(|one| &one.key).collect();
    let idle: Vec<&String> = table.keys().filter(|key| !made.contains(key)).collect();
    assert!(idle.is_empty(), "rows that no evidence asks for: {idle:#?}");

    let groups = batches(&mutations, &table);
    let wrong: Vec<String> = groups
        .par_iter()
        .flat_map(|batch| {
            let expected: BTreeSet<String> = batch
                .iter()
                .flat_map(|one| table[&one.key].1.clone())
                .collect();
            let found = lab.falls(batch);
            if found == expected {
                return Vec::new();
            }
            if std::env::var_os("MUTACIONES_JUNTAS").is_some() {
                let keys: Vec<&str> = batch.iter().map(|one| &*one.key).collect();
                let not: Vec<_> = expected.difference(&found).collect();
                let also: Vec<_> = found.difference(&expected).collect();
                return vec![format!("not {not:?}, but also {also:?} by {keys:#?}")];
            }
            let alone = batch.iter().filter_map(|one| {
                let (falls, expected) = (lab.falls(&[one]), &table[&one.key].1);
                let missed: Vec<_> = expected.difference(&falls).collect();
                let more: Vec<_> = falls.difference(expected).collect();
                (falls != *expected)
                    .then(|| format!("{}: not {missed:?}, but also {more:?}", one.key))
            });
            let mut wrong: Vec<String> = alone.collect();
            if wrong.is_empty() {
                let keys: Vec<&str> = batch.iter().map(|one| &*one.key).collect();
                wrong.push(format!("only together: {keys:?}"));
            }
            wrong
        })
        .collect();
    // What the data say must turn is in the table, whatever the program does.
    let owners = mutations.iter().flat_map(|one| {
        let falls = &table[&one.key].1;
        let spared = one
            .owners
            .iter()
            .filter(move |owner| !falls.contains(*owner));
        spared.map(move |owner| format!("{}: {owner} rests on it", one.key))
    });
    let spared: Vec<String> = owners.collect();
    let covered: BTreeSet<&String> = table.values().flat_map(|(_, falls)| falls).collect();
    let never: Vec<&String> = wanted
        .iter()
        .filter(|one| one.own && lab.before.contains(&one.id) && !covered.contains(&one.id))
        .map(|one| &one.id)
        .collect();
    portal::tell(&format!(
        "{} mutations in {} builds: {} caught, {} missed; {} requirements turned",
        mutations.len(),
        groups.len(),
        mutations.len() - wrong.len(),
        wrong.len(),
        covered.len()
    ));
    assert!(
        wrong.is_empty(),
        "{} rows differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(spared.is_empty(), "{spared:#?}");
    assert!(never.is_empty(), "nothing spoils {never:#?}");
    // Nothing was left behind: the portal as it is meets what it met.
    assert_eq!(met(&rests::run(&lab.base)), lab.before);
}
