import { openLoader } from '@plumbline/engines';
import { afterAll, beforeAll, expect, test } from 'vitest';
