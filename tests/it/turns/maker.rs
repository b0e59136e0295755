//! The mutations that follow from each piece of evidence.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};
use vitrina::host::memory::MemoryHost;

use super::content::*;
use super::{list, strings, text};
use crate::rests;

pub(super) type Step = Box<dyn Fn(&mut MemoryHost) + Send + Sync>;

/// A change of the portal, and which requirements of the data must fall by it.
pub(super) struct Mutation {
    pub(super) key: String,
    /// Files that it touches.
    pub(super) touches: BTreeSet<String>,
    /// Whether references to what it removes must go too.
    pub(super) removes: bool,
    pub(super) owners: BTreeSet<String>,
    pub(super) apply: Step,
}

/// Everything that can be spoiled, by key.
pub(super) struct Maker<'h> {
    pub(super) host: &'h MemoryHost,
    pub(super) files: Vec<File>,
    pub(super) folders: BTreeMap<String, String>,
    pub(super) made: BTreeMap<String, Mutation>,
    /// The group of `any` that is walked through.
    pub(super) group: Option<String>,
}

impl Maker<'_> {
    pub(super) fn add(
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
    pub(super) fn of(&mut self, one: &Table, owner: Option<&str>) {
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

    pub(super) fn page(&mut self, one: &Table, owner: Option<&str>) {
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
    pub(super) fn unlinked(
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

    pub(super) fn collection(&mut self, one: &Table, owner: Option<&str>) {
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

    pub(super) fn datum(&mut self, key: &str, owner: Option<&str>) {
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
    pub(super) fn elsewhere(&mut self, system: &str, owner: Option<&str>) {
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
pub(super) fn hosts_of(system: &str) -> String {
    let known = vitrina::schema::vocabulary("sistemas").expect("there is one");
    let found = known.iter().find(|one| *one.value == *system);
    let hosts = found.and_then(|one| one.code("hosts"));
    hosts.expect("a system has hosts").replace(' ', "|")
}

pub(super) fn delete(paths: Vec<String>) -> Step {
    Box::new(move |host| {
        for path in &paths {
            rests::remove(host, path).expect("it is there");
        }
    })
}

pub(super) fn unset(paths: Vec<String>, field: &str) -> Step {
    let field = field.to_owned();
    Box::new(move |host| change(host, &paths, |file| cut(&mut file.data, &field)))
}
