"""Tasks 任务 of volunteers (Z11, Z12, J4): called for, matched, signed up for, done, hours confirmed."""
