import { rmSync } from 'node:fs';
import { writePrivately } from './data-directory.mjs';
import { inData } from './places.mjs';

const file = inData('preview.json');

/** Tells the server, and by it whoever waits at `/`, how far the preview is: `installing`, `building` or `failed`. */
export const tellPreview = (step) => writePrivately(file, JSON.stringify({ step }));

export const forgetPreview = () => rmSync(file, { force: true });
