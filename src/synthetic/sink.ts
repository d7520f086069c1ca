/** Where the files of a nation go: a folder, memory, a hash. */
export interface NationSink {
  /** Takes one whole file, chunk by chunk; resolves when it is saved. */
  text(name: string, chunks: Iterable<string> | AsyncIterable<string>): Promise<void>;
}
