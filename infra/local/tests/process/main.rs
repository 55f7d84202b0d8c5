//! The binary itself, run as a process: started, killed, ended, and asked for what its other commands do.

#[cfg(test)]
mod apps;
#[cfg(test)]
mod binary;
#[cfg(test)]
mod check;
#[cfg(test)]
mod commands;
#[cfg(test)]
mod killed;
#[cfg(test)]
mod people;
#[cfg(test)]
mod serving;
