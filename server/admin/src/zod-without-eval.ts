import * as z from 'zod';

// The page's content security policy forbids generated code. Imported before every schema.
z.config({ jitless: true });
