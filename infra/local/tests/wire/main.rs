//! What local mode offers, tried through the protocols that its users speak: AWS SDK clients, `lettre`, sockets.

#[cfg(test)]
mod clients;
#[cfg(test)]
mod dynamodb;
#[cfg(test)]
mod kill;
#[cfg(test)]
mod s3;
#[cfg(test)]
mod ses;
#[cfg(test)]
mod smtp;
