import type { Services } from '../services.ts';
import type { Gauge } from './monitor.ts';

/** What is so at this moment. */
export function gaugesOf({
  queue,
  cache,
  center,
}: Pick<Services, 'queue' | 'cache' | 'center'>): readonly Gauge[] {
  const { running, waiting } = queue.counts();
  const kept = cache.counts();
  const { isLoading, loadFailure } = center.loading();
  const memory = process.memoryUsage();
  const cpu = process.cpuUsage();
  const gauge = (name: string, help: string, value: number): Gauge => ({ name, help, kind: 'gauge', value });
  const counter = (name: string, help: string, value: number): Gauge => ({
    name,
    help,
    kind: 'counter',
    value,
  });
  return [
    gauge('plumbline_queries_running', 'Queries that run.', running),
    gauge('plumbline_queries_waiting', 'Queries that wait for their turn.', waiting),
    counter('plumbline_cache_hits_total', 'Answers given from memory.', kept.hits),
    counter('plumbline_cache_misses_total', 'Answers that were computed.', kept.misses),
    gauge('plumbline_loading', 'A load runs.', Number(isLoading)),
    gauge('plumbline_load_failed', 'The last load failed.', Number(loadFailure !== null)),
    gauge('plumbline_cache_bytes', 'Memory of kept answers.', kept.bytes),
    gauge('process_resident_memory_bytes', 'Resident memory.', memory.rss),
    gauge('nodejs_heap_size_used_bytes', 'Used heap.', memory.heapUsed),
    counter('process_cpu_seconds_total', 'User and system time.', (cpu.user + cpu.system) / 1e6),
    gauge('process_uptime_seconds', 'Time since the start.', process.uptime()),
  ];
}
