// The local host holds the other end of stdin. When it is gone, even by SIGKILL, the storage saves its state and ends.
process.stdin.on("end", () => process.emit("SIGTERM")).resume();
// Linux sends SIGTERM as well, and Azurite listens to one only: a second one would end it in the midst of saving.
process.on("SIGTERM", () => {});
// So would its farewell, which nobody reads any more.
for (const output of [process.stdout, process.stderr]) {
  output.on("error", () => {});
}
