// What Swift cannot import from SQLite: destructors that are casts (SQLITE_TRANSIENT) and codes that are computed. And
// what it needs to choose SQLite's journal and does not find in Glibc: statfs(2).
#ifndef QUKA_CSQLITE_SHIM_H
#define QUKA_CSQLITE_SHIM_H

#include <sqlite3.h>
#include <sys/vfs.h>

// SQLite copies the bytes. No pointer would mean NULL, so an empty text needs one.
static inline int quka_sqlite_bind_text(
    sqlite3_stmt *statement, int place, const unsigned char *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_text64(
      statement, place, bytes ? (const char *)bytes : "", count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int quka_sqlite_bind_blob(
    sqlite3_stmt *statement, int place, const unsigned char *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_blob64(
      statement, place, bytes ? (const void *)bytes : "", count, SQLITE_TRANSIENT);
}

static inline void quka_sqlite_result_text(
    sqlite3_context *context, const unsigned char *bytes, sqlite3_uint64 count) {
  sqlite3_result_text64(
      context, bytes ? (const char *)bytes : "", count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

// 0 when it cannot be found out.
static inline unsigned int quka_file_system_type(const char *path) {
  struct statfs facts;
  return statfs(path, &facts) == 0 ? (unsigned int)facts.f_type : 0;
}

static const int quka_sqlite_cantopen_symlink = SQLITE_CANTOPEN_SYMLINK;

#endif
