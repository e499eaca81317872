import './bootstrap/require-node.mjs';

void import('./bootstrap/embedded-mongo.mjs');
