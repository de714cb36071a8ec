import { totalmem } from "node:os";

const MB = 2 ** 20;

/** Where clients reach the server: a socket in a folder of ours, or a port of this machine. */
export type Listening =
  | { readonly kind: "socket"; readonly folder: string; readonly port: number }
  | { readonly kind: "port"; readonly port: number };

/** Bytes of memory that this process may count on: a container's limit where there is one. */
export function memoryHere(): number {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < totalmem() ? limit : totalmem();
}

/**
 * The settings that the embedded server is started with; given on the command line, so that nothing in the data
 * directory overrides them. What keeps committed work safe stands first.
 */
export function settingsOf(memory: number, listening: Listening): Readonly<Record<string, string>> {
  const share = (of: number, least: number, most: number): string =>
    `${Math.round(Math.min(most, Math.max(least, memory / of / MB)))}MB`;
  return {
    fsync: "on",
    full_page_writes: "on",
    synchronous_commit: "on",
    listen_addresses: listening.kind === "port" ? "127.0.0.1" : "",
    port: String(listening.port),
    unix_socket_directories: listening.kind === "socket" ? quoted(listening.folder) : "",
    unix_socket_permissions: "0700",
    max_connections: "40",
    shared_buffers: share(8, 32, 2048),
    effective_cache_size: share(2, 128, 65_536),
    maintenance_work_mem: share(16, 32, 1024),
    work_mem: share(256, 4, 64),
    max_wal_size: share(4, 512, 4096),
    checkpoint_timeout: "15min",
    // no standby reads the log: a table filled in the transaction that made it needs no second copy there
    wal_level: "minimal",
    max_wal_senders: "0",
    // shared memory of parallel queries in files: /dev/shm of a container is too small for them
    dynamic_shared_memory_type: process.platform === "win32" ? "windows" : "mmap",
    jit: "off",
    client_connection_check_interval: process.platform === "linux" ? "5s" : "0",
    timezone: "UTC",
    log_timezone: "UTC",
    // the log holds no one's data: neither statements nor the values in their errors
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    logging_collector: "off",
  };
}

/** A list setting of one entry: commas and blanks stay within the quotes. */
const quoted = (folder: string): string => `"${folder.replaceAll('"', '""')}"`;
