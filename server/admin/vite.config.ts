import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env.HEYI_API ?? 'http://127.0.0.1:3000';

export default defineConfig({
  base: '/admin/',
  plugins: [react()],
  resolve: {
    // The contract is taken from its source; the mini-program brings another React into the house.
    conditions: ['source', 'module', 'browser', 'development|production'],
    dedupe: ['react', 'react-dom'],
  },
  server: { port: 5173, proxy: { '/api': api } },
  build: { target: 'es2022', reportCompressedSize: false, chunkSizeWarningLimit: 900 },
});
