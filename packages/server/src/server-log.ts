import { destination, type Logger, pino } from 'pino';

/** Structured lines on standard error. Nothing that opens a door gets in. */
export function serverLog(level: string, fd = 2): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      redact: {
        paths: [
          'authorization',
          'cookie',
          'password',
          'token',
          'secret',
          '*.authorization',
          '*.cookie',
          '*.password',
          '*.token',
          '*.secret',
          'headers',
          '*.headers',
        ],
        censor: '[redacted]',
      },
    },
    destination({ fd, sync: true }),
  );
}
