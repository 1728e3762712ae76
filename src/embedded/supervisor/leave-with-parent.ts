// Loaded before a child's own program: when the supervisor is gone, however it went, the child ends as if
// asked to. The channel itself keeps nobody alive.
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
});
process.channel?.unref();
