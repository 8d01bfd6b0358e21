// The local host holds the other end of stdin. When it is gone, even by SIGKILL, the storage saves its state and ends.
process.stdin.on("end", () => process.emit("SIGTERM")).resume();
