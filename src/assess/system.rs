//! External systems by name: those of the State that the program knows, and those that a portal declares.
//!
//! In: the vocabulary `sistemas`, `[[sistemas]]` of `portal.toml`. Out: whether a host is one of a system's.

use crate::audit::address::is_host;
use crate::config::Config;
use crate::schema::vocabulary;

/// The systems that evidence can name.
pub(super) fn names(config: &Config) -> impl Iterator<Item = &str> {
    let known = vocabulary("sistemas").unwrap_or_default();
    let known = known.iter().map(|system| &*system.value);
    known.chain(config.systems.iter().map(|system| &*system.id))
}

/// The hosts of a system: the program's, and those that the portal adds.
pub(super) fn hosts<'c>(name: &str, config: &'c Config) -> Vec<&'c str> {
    let known = vocabulary("sistemas").unwrap_or_default();
    let known = known.iter().find(|system| *system.value == *name);
    let listed = known.and_then(|system| system.code("hosts"));
    let own = config.systems.iter().filter(|system| *system.id == *name);
    let mut hosts: Vec<&str> = listed.unwrap_or_default().split_whitespace().collect();
    hosts.extend(own.flat_map(|system| &system.hosts).map(|host| &**host));
    hosts
}

/// Whether a host is one of a system's.
pub(super) fn serves(name: &str, host: &str, config: &Config) -> bool {
    let mut all = hosts(name, config).into_iter();
    all.any(|known| is_host(host, known))
}
