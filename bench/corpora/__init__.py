"""What benches read, where making it takes longer than measuring: kept between runs."""
